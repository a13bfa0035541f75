"""`data/`, `content/` and `site_config.yml` into the model; all that is wrong comes back as Problems."""

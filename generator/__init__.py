"""skillgrade-portal: policy data and approved lists in, a static portal out."""

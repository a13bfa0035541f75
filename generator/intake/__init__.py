"""Files of others into the portal: official texts in the form in which bureaus have them."""

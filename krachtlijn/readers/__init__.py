"""From files to the model. The only rooms that know YAML, CSV or Markdown."""

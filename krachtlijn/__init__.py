"""Krachtlijn: from the Markdown and YAML of an advisory council to its site and its PDFs."""

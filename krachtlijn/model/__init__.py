"""What the pipeline passes on: frozen dataclasses, and no behaviour but looking."""

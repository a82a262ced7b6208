"""The command: ``python build.py --help`` says what it takes."""

import sys
from pathlib import Path

from krachtlijn.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))

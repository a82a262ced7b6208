"""The command: ``python build.py --help`` says what it takes."""

import sys
from pathlib import Path

if __name__ == "__main__":
    try:
        from krachtlijn.cli import main
    except KeyboardInterrupt:
        sys.exit(130)  # Ctrl-C while the program is loaded: nothing has begun yet
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))

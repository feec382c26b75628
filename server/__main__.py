"""`python -m server`."""

import sys

if __name__ == "__main__":
    try:
        # In here, as it takes a moment in which Ctrl+C may come.
        from server.cli.main import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 1
    sys.exit(code)

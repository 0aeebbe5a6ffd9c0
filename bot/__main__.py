"""The command `footnote`, also `python -m bot`. It imports nothing before Ctrl-C can be met."""

import sys


def main() -> None:
    """Run a command; Ctrl-C before it begins, while modules are imported, ends it with exit status 130 and no word."""
    try:
        from bot.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()

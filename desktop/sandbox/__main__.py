"""`python -m desktop.sandbox`: the sandbox alone."""

import sys

from desktop.sandbox import main

if __name__ == "__main__":
    sys.exit(main())

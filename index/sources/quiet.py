"""Keeps what libraries say to their logs off the person's terminal: what goes wrong is told in our own sentence."""

import logging


def quiet(*libraries: str) -> None:
    """Let these libraries log to nobody, unless the program that runs us listens."""
    for library in libraries:
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())

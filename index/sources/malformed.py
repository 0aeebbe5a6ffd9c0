"""What is wrong with a line of JSON, in words for whoever wrote it."""

import json

_WRONG = {  # what Python says, and we
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": "a field's name in double quotes is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting ',' delimiter": "a comma is missing",
    "Illegal trailing comma before end of object": "there is a comma too many",
    "Illegal trailing comma before end of array": "there is a comma too many",
    "Extra data": "there is something behind the object",
    "Unterminated string starting at": "a text is not closed that begins",
    "Invalid control character at": "a character that must be escaped stands",
    "Invalid \\escape": "a backslash stands alone",
    "Invalid \\uXXXX escape": "a \\u has no four digits behind it",
}


def in_words(fault: Exception) -> str:
    """What is wrong with a line of JSON, and where."""
    if not isinstance(fault, json.JSONDecodeError):
        return "it is nested too deep" if isinstance(fault, RecursionError) else "a number in it is too long"
    return f"{_WRONG.get(fault.msg, 'it goes wrong')} at character {fault.colno}"

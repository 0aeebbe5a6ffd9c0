"""The prompts, as text files beside this one, rendered strictly: a value that is missing, or not asked for, is an error.

A file is a Jinja template: the rules, a line of three dashes, and the material. Nothing is escaped, so what comes from articles
or people must be made harmless before.
"""

from pathlib import Path

_DIVIDER = "\n---\n"


def messages(name: str, **values: object) -> tuple[str, str]:
    """The rules and the material of `prompts/NAME.md`, for the system's message and the user's, with the values filled in.

    Raises `jinja2.UndefinedError` for a value that is missing, `TypeError` for one that the prompt has no place for.
    """
    from jinja2 import Environment, StrictUndefined, meta

    environment = Environment(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)  # noqa: S701  # no HTML
    source = Path(__file__).with_name(f"{name}.md").read_text(encoding="utf-8")
    spare = values.keys() - meta.find_undeclared_variables(environment.parse(source))
    if spare:
        raise TypeError(f"the prompt {name} has no place for {', '.join(sorted(spare))}")
    rules, _, material = source.partition(_DIVIDER)
    return environment.from_string(rules).render(values).strip(), environment.from_string(material).render(values).strip()


def render(name: str, **values: object) -> str:
    """The prompt in one text. Raises as `messages`."""
    return "\n\n".join(part for part in messages(name, **values) if part)

"""`footnote completion`: the script that teaches a shell to complete; what it completes is in `bot.commands.shells`."""

import click

from bot.commands.options import common
from bot.commands.shells import SHELLS, script


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@common
def completion(shell: str) -> int:
    """Print the script that teaches SHELL to complete.

    It completes commands, options and the ids of articles. For bash and zsh, put their line below into
    ~/.bashrc or ~/.zshrc; for fish, run its line once.

    \b
    eval "$(footnote completion bash)"
    eval "$(footnote completion zsh)"
    footnote completion fish > ~/.config/fish/completions/footnote.fish
    """
    click.echo(script(shell, click.get_current_context().find_root().command))
    return 0

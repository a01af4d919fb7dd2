"""A command whose own line ends at two dashes; what follows is another command line."""

import click

AFTER_DASHES = "understudy.after_dashes"


class WithCommandLine(click.Command):
    """Keeps what stands after `--`, word for word, in `ctx.meta[AFTER_DASHES]`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse what stands before the dashes."""
        own, rest = args, list[str]()
        if "--" in args:
            place = args.index("--")
            own, rest = args[:place], args[place + 1 :]
        ctx.meta[AFTER_DASHES] = tuple(rest)
        return super().parse_args(ctx, own)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Show the dashes in the usage line."""
        return [*super().collect_usage_pieces(ctx), "[-- COMMAND...]"]

"""The command: its options, its help, and how it ends."""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cli.command import ConfiguredCommand, Switch, configuration_of
from cli.errors import OutputClosedError, OutputError, SettingError
from cli.inert import inert
from cli.parameters import AtLeast, Percent, cores
from cli.report import ExitCode
from cli.settings import FORMATS, LINES, ORDERS, SUFFIXES, TABLES, Settings, format_of
from cli.signals import terminations_heard
from cli.terminal import COLORS, NAME, Environment
from summarizer.errors import ModelError
from summarizer.limits import USUAL, Limits
from summarizer.sources import STDIN
from summarizer.story import Length

_NEEDS = {"by": "digest", "force": "output_dir"}  # options that do nothing without others
_MB = 1_000_000
_MOST = 1_000_000  # seconds, MB or millions of characters: no limit any more
_SECONDS = 120  # for one story; a long read takes three
_MEMORY = 2000  # MB for one story

_EPILOG = """\b
Examples:
  standfirst story.txt                      read one story
  standfirst -n 5 --explain story.txt       longer, and why these sentences
  standfirst --focus Oracle story.txt       what the story says of Oracle
  curl -s "$URL" | standfirst               a page from a pipe
  standfirst stories/ --output-dir briefs/  a folder, one brief a story
  standfirst stories/ -f jsonl > day.jsonl  one JSON object a line
  standfirst stories/ -o names.csv          companies and people, for Excel
  standfirst stories/ --digest -o day.html  a page with an index of names

\b
Variables and files:
  Every option is also a variable (STANDFIRST_FORMAT=json), and a key of
  standfirst.toml or of [tool.standfirst] in pyproject.toml (format = "json"):
  in this folder, in one above, or in ~/.config/standfirst/standfirst.toml.
  The command line goes first; --no-explain takes explain = true back, and so
  for every switch. -v says what was set where.

\b
Exit codes:
  0  all done            2    the command or a setting makes no sense
  1  a story failed      130  interrupted; 143 terminated
"""


def main(args: Sequence[str] | None = None, *, environment: Environment | None = None) -> int:
    """Run the command; the exit code is returned, and no exception comes out."""
    environment = environment or Environment.of_process()
    settings: Any = None
    try:
        settings = command.main(args=args, prog_name=NAME, standalone_mode=False, obj=environment)
        # Help and version end here, with a code in place of settings.
        with terminations_heard():
            return _run(settings, environment) if isinstance(settings, Settings) else int(settings)
    except SystemExit as ended:  # so click ends when a shell asks it for completions
        if ended.code:
            environment.say("no completions for that shell", "There are for bash, zsh and fish")
        return ExitCode.FAILED if ended.code else ExitCode.DONE
    except OutputClosedError:
        return ExitCode.DONE
    except (KeyboardInterrupt, click.Abort) as stop:
        environment.say("stopped")
        return ExitCode.of_stop(stop)
    except Exception as error:  # noqa: BLE001 - a reader of news is owed a line, not a traceback
        verbose = isinstance(settings, Settings) and settings.verbose
        return _explained(error, environment, verbose=verbose)


def _run(settings: Settings, environment: Environment) -> ExitCode:
    from cli.run import run

    return run(settings, environment)


def _explained(error: Exception, environment: Environment, *, verbose: bool) -> ExitCode:
    """Say what stopped the command, and what to do about it."""
    match error:
        case click.ClickException():
            message = error.format_message()
            environment.say(message[:1].lower() + message[1:], f"Type '{NAME} --help' for help")
            return ExitCode.USAGE
        case ModelError() | SettingError():
            environment.say(error.message, error.hint)
            return ExitCode.USAGE
        case OutputError():
            environment.say(error.message, error.hint)
        case _:
            if verbose:
                lines = "".join(traceback.format_exception(error)).rstrip().split("\n")
                environment.show("".join(f"{inert(line)}\n" for line in lines))
            what = f"unexpected {type(error).__name__}: {error}"
            environment.say(what, "Run it again with -v to see where, and please report it")
    return ExitCode.FAILED


def _show_help(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if asked and not context.resilient_parsing:
        context.obj.write(context.get_help() + "\n")
        context.exit(ExitCode.DONE)


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if asked and not context.resilient_parsing:
        context.obj.write(f"{NAME} {version(NAME)}\n")
        context.exit(ExitCode.DONE)


def _in_a_folder(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    if path == Path(STDIN):  # where the rest of the world writes standard output
        return None
    if path is not None and not os.path.isdir(path.parent):  # noqa: PTH112 - it never raises
        raise click.BadParameter(f"there is no folder {path.parent}.")
    return path


def _not_blank(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    if text is not None and not any(map(str.isalnum, text)):
        raise click.BadParameter("must hold a word.")
    return text


@click.command(NAME, add_help_option=False, cls=ConfiguredCommand, epilog=_EPILOG)
@click.argument(
    "sources", nargs=-1, type=click.Path(allow_dash=True, readable=False), metavar="[SOURCE]..."
)
@click.option(
    "-n",
    "--sentences",
    type=AtLeast(1),
    metavar="N",
    help="At most N sentences. [default: 3, less for a brief and more for a long read]",
)
@click.option("-w", "--words", type=AtLeast(1), metavar="N", help="At most N words.")
@click.option(
    "--percent", type=Percent(), metavar="P", help="At most P percent of the story's sentences."
)
@click.option(
    "-f",
    "--format",
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help=f"One of {', '.join(FORMATS)}. "
    "[default: what FILE ends in; else rich on a terminal, text elsewhere]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_in_a_folder,
    metavar="FILE",
    help="Write into FILE, in the format of its ending: .html, .md, .json, .jsonl, .csv; "
    "-f goes first.",
)
@click.option(
    "--output-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a file per story into DIR, named as the stories are; what is up to date stays.",
)
@click.option(
    "--focus",
    callback=_not_blank,
    metavar="TEXT",
    help="Lean the summary towards a name or a topic.",
)
@click.option("--explain", cls=Switch, help="Every sentence with its score and the reasons.")
@click.option("--digest", cls=Switch, help="One document over all stories, and who is in them.")
@click.option(
    "--by",
    type=click.Choice(ORDERS),
    default=ORDERS[0],
    metavar="ORDER",
    help="Order of a digest's stories: date, salience. [default: date]",
)
@click.option(
    "-j",
    "--jobs",
    type=AtLeast(1),
    default=cores,
    metavar="N",
    help="Processes for many stories. [default: one per core]",
)
@click.option(
    "--time-limit",
    type=AtLeast(0, most=_MOST),
    default=_SECONDS,
    metavar="SECONDS",
    help=f"Give a story up after SECONDS; 0: never. [default: {_SECONDS}]",
)
@click.option(
    "--memory-limit",
    type=AtLeast(0, most=_MOST),
    default=_MEMORY,
    metavar="MB",
    help=f"Give a story up that takes more memory, on Linux; 0: never. [default: {_MEMORY}]",
)
@click.option(
    "--max-size",
    type=AtLeast(1, most=_MOST),
    default=USUAL.size // _MB,
    metavar="MB",
    help=f"Refuse what is larger, also unpacked, PDF aside. [default: {USUAL.size // _MB}]",
)
@click.option(
    "--max-text",
    type=AtLeast(1, most=_MOST),
    default=USUAL.text // _MB,
    metavar="M",
    help=f"Refuse stories of more than M million characters. [default: {USUAL.text // _MB}]",
)
@click.option("--force", cls=Switch, help="Write again what in DIR is up to date.")
@click.option("--model", metavar="NAME", help="Another installed spaCy pipeline, or its folder.")
@click.option(
    "--color",
    type=click.Choice(tuple(COLORS)),
    default="auto",
    metavar="WHEN",
    help="Colours in the rich format: auto, always, never. [default: auto]",
)
@click.option("-q", "--quiet", cls=Switch, help="Say nothing on standard error but errors.")
@click.option("-v", "--verbose", cls=Switch, help="Say more there, tracebacks included.")
@click.option(
    "--config",
    type=click.Path(dir_okay=False),
    expose_value=False,
    metavar="FILE",
    help="Read settings from FILE, and from no other file.",
)
@click.option("--no-config", is_flag=True, expose_value=False, help="Read no file of settings.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version.",
)
@click.option(
    "-h",
    "--help",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
    help="Show this help.",
)
@click.pass_context
def command(context: click.Context, /, **chosen: Any) -> Settings:
    """The sentences that tell a news story, and the companies and people in it.

    SOURCE is a story's file (text, web page, mail, PDF, .docx, JSON), a folder of them, or - for
    standard input. Without SOURCE, what is piped in is read.
    """
    if not chosen["sources"] and context.obj.reads_terminal:
        context.obj.write(context.get_help() + "\n")
        context.exit(ExitCode.USAGE)
    length = Length(**{bound: chosen.pop(bound) for bound in ("sentences", "words", "percent")})
    chosen["format"] = chosen["format"] or format_of(chosen["output"])
    settings = Settings(length=length, limits=_limits(chosen), **chosen)
    _require_effect(context, settings)
    _require_sense(settings)
    _say_origins(context, settings)
    return settings


def _limits(chosen: dict[str, Any]) -> Limits:
    """The limits among the options, which are taken out."""
    return Limits(
        size=chosen.pop("max_size") * _MB,
        text=chosen.pop("max_text") * _MB,
        seconds=chosen.pop("time_limit") or None,
        memory=chosen.pop("memory_limit") * _MB or None,
    )


def _say_origins(context: click.Context, settings: Settings) -> None:
    """Tell of settings that are not on the command line."""
    configuration = configuration_of(context)
    if not settings.quiet:
        for remark in configuration.remarks():
            context.obj.say(*remark)
    if settings.verbose:
        for line in configuration.origins():
            context.obj.say(line)


def _require_effect(context: click.Context, settings: Settings) -> None:
    """Refuse what was typed and would do nothing; a file of settings serves many runs."""
    for name, other in _NEEDS.items():
        if _typed(context, name) and not getattr(settings, other):
            needed = f"--{other.replace('_', '-')}"
            message = f"--{name} does nothing without {needed}; add {needed} or leave --{name} out."
            raise click.UsageError(message)
    if _typed(context, "quiet") and _typed(context, "verbose"):
        raise click.UsageError("-q and -v exclude each other; give one of them.")


def _typed(context: click.Context, name: str) -> bool:
    """Whether the command line itself asks for something; `--no-force` asks for nothing."""
    is_typed = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    return is_typed and bool(context.params[name])


def _require_sense(settings: Settings) -> None:
    """Refuse what the options mean only one by one."""
    if settings.sources.count(STDIN) > 1:
        raise click.UsageError("standard input (-) can be read only once.")
    if settings.digest and (settings.format in LINES or settings.output_dir is not None):
        other = settings.format if settings.output_dir is None else "--output-dir"
        raise click.UsageError(f"a digest is one document; it goes without {other}.")
    if settings.explain and settings.format in TABLES:
        raise click.UsageError(f"{settings.format} lists names; it goes without --explain.")
    if settings.output_dir is None:
        return
    if settings.output is not None:
        raise click.UsageError("-o and --output-dir exclude each other; give one of them.")
    if settings.format not in {None, *SUFFIXES}:
        formats = ", ".join(SUFFIXES)
        raise click.UsageError(f"--output-dir writes {formats}, not {settings.format}.")
    for source in map(Path, settings.sources):
        is_folder = os.path.isdir(source)  # noqa: PTH112 - it never raises
        if is_folder and source.resolve() == settings.output_dir.resolve():
            raise click.UsageError("--output-dir is the folder of the stories; choose another.")

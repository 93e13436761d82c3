"""The Textual application: theme, screens and the command palette around the reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen
from textual.theme import Theme

from tui.app.actions import ACTIONS, Action, Keymap
from tui.app.looks import DARK, LIGHT, VARIABLES, with_plain_kinds
from tui.app.rows import Palette
from tui.app.screens.reader import ReaderScreen
from tui.app.start import Start
from tui.app.tidying import PAUSE, Tidying, patient
from tui.dossier.place import Dossier
from tui.dossier.store import open_store
from tui.settings import Settings


class ActionCommands(Provider):
    """Every action of the registry, for the command palette."""

    async def discover(self) -> Hits:
        """Yield all actions."""
        for action in ACTIONS:
            yield DiscoveryHit(action.label.capitalize(), self._call(action.id), help=self._help(action))

    async def search(self, query: str) -> Hits:
        """Yield the actions that match *query*."""
        matcher = self.matcher(query)
        for action in ACTIONS:
            score = max(matcher.match(action.label), matcher.match(action.help) * 0.8)
            if score > 0:
                label = matcher.highlight(action.label.capitalize())
                yield Hit(score, label, self._call(action.id), help=self._help(action))

    def _help(self, action: Action) -> str:
        keys = self.app.keymap_of_actions.all_shown(action.id) if isinstance(self.app, PersonaeApp) else ""
        return f"{keys:12} {action.help}"

    def _call(self, action: str) -> _Call:
        return _Call(self.app, action)


class _Call:
    def __init__(self, app: App[object], action: str) -> None:
        self._app, self._action = app, action

    def __call__(self) -> None:
        screen = self._app.screen
        if isinstance(screen, ReaderScreen):
            screen.perform(self._action)


class PersonaeApp(App[int]):
    """The reader of one dossier."""

    TITLE = "Personae"
    CSS_PATH = "styles/personae.tcss"
    COMMANDS: ClassVar = {ActionCommands} | App.COMMANDS
    ENABLE_COMMAND_PALETTE = True
    # The registry has the keys of everything; ctrl+c is left for copying selected text.
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, dossier: Dossier, settings: Settings, start: Start | None = None) -> None:
        """Prepare to read *dossier*, beginning where *start* says.

        Raises:
            SettingsError: The settings ask for unknown keys.
            PersonaeError: The index cannot be opened.
        """
        super().__init__()
        self.dossier = dossier
        self._start = start or Start()
        self.keymap_of_actions = Keymap(settings.keys)
        self._store = open_store(dossier)
        self._tidying = Tidying()
        few = self.console.color_system in ("standard", "windows")
        self.set_class(few, "-few-colours")
        self.register_theme(with_plain_kinds(DARK) if few else DARK)
        self.register_theme(with_plain_kinds(LIGHT) if few else LIGHT)
        known = settings.theme in self.available_themes
        self.theme = settings.theme if known else DARK.name
        self.unknown_theme = "" if known else settings.theme
        self.palette = Palette(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the kinds a colour in every theme."""
        return VARIABLES

    def get_default_screen(self) -> Screen[None]:
        """Return the reader, so that the first frame is already it."""
        return ReaderScreen(self.dossier, self._store, self.keymap_of_actions, self.palette, self._start)

    def on_mount(self) -> None:
        """Follow changes of the theme; say what is wrong with the settings."""
        self.theme_changed_signal.subscribe(self, self._recolour)
        self.set_interval(PAUSE / 3, self._tidying.look)
        if self.unknown_theme and isinstance(self.screen, ReaderScreen):
            self.screen.say(f"settings: there is no theme {self.unknown_theme!r}")

    async def on_event(self, event: events.Event) -> None:
        """Pass the event on, and note when the reader does something."""
        if isinstance(event, events.InputEvent):
            self._tidying.key()
        await super().on_event(event)

    def _recolour(self, _: Theme) -> None:
        self.palette.take(self.get_css_variables())
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.recolour()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the themes; the rest of the commands is ours."""
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)


def run(dossier: Dossier, start: Start | None = None) -> int:
    """Open the reader on *dossier*, beginning where *start* says, and return the exit status.

    Raises:
        PersonaeError: The settings or the index cannot be used.
    """
    from tui import settings

    app = PersonaeApp(dossier, settings.load(), start)
    with patient():
        app.run()
    return app.return_code or 0

"""The window: the view models, joined, and the QML that shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import Property, QObject, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from interpreter_app.core.options import LanguageOptions, WindowOptions
from interpreter_app.core.text import Direction
from interpreter_app.gui.actions import ActionsModel
from interpreter_app.gui.bridge import Bridge
from interpreter_app.gui.captions import CaptionsModel
from interpreter_app.gui.conversation import ConversationModel
from interpreter_app.gui.devices import DevicesModel
from interpreter_app.gui.diagnostics import DiagnosticsModel
from interpreter_app.gui.files import FilesModel
from interpreter_app.gui.hold_keys import HoldKeys
from interpreter_app.gui.icons import Icons
from interpreter_app.gui.interface import InterfaceModel
from interpreter_app.gui.languages import LanguagesModel
from interpreter_app.gui.packs import PacksModel
from interpreter_app.gui.player import Player
from interpreter_app.gui.preferences import PreferencesModel
from interpreter_app.gui.remembered import RememberedModel
from interpreter_app.gui.sample import SampleModel
from interpreter_app.gui.session import SessionModel
from interpreter_app.gui.talking import TalkModel
from interpreter_app.gui.theme import Appearance
from interpreter_app.gui.tools import Tools
from interpreter_app.gui.tray import TrayModel
from interpreter_app.gui.voice import VoiceModel
from interpreter_app.settings import Settings, bundled, history_folder, window_file


class App(QObject):
    """All that QML knows of the program: the context property `app`."""

    def __init__(self, models: Models, *, software: bool, first_run: bool) -> None:
        super().__init__()
        self._models, self._software, self._first_run = models, software, first_run

    @Property(QObject, constant=True)
    def session(self) -> SessionModel:
        """What goes on, and what can be asked for."""
        return self._models.session

    @Property(QObject, constant=True)
    def conversation(self) -> ConversationModel:
        """The rows of the two panes."""
        return self._models.conversation

    @Property(QObject, constant=True)
    def actions(self) -> ActionsModel:
        """What can be done with rows, and the typed line."""
        return self._models.actions

    @Property(QObject, constant=True)
    def languages(self) -> LanguagesModel:
        """Between which languages."""
        return self._models.languages

    @Property(QObject, constant=True)
    def appearance(self) -> Appearance:
        """Colours."""
        return self._models.appearance

    @Property(QObject, constant=True)
    def interface(self) -> InterfaceModel:
        """The language of the window."""
        return self._models.interface

    @Property(QObject, constant=True)
    def settings(self) -> PreferencesModel:
        """What can be set."""
        return self._models.preferences

    @Property(QObject, constant=True)
    def devices(self) -> DevicesModel:
        """Microphone and loudspeaker."""
        return self._models.devices

    @Property(QObject, constant=True)
    def packs(self) -> PacksModel:
        """Models that are installed, and can be."""
        return self._models.packs

    @Property(QObject, constant=True)
    def sample(self) -> SampleModel:
        """The sample conversation."""
        return self._models.sample

    @Property(QObject, constant=True)
    def diagnostics(self) -> DiagnosticsModel:
        """Figures."""
        return self._models.diagnostics

    @Property(QObject, constant=True)
    def talk(self) -> TalkModel:
        """Push-to-talk."""
        return self._models.talk

    @Property(QObject, constant=True)
    def voice(self) -> VoiceModel:
        """How it speaks."""
        return self._models.voice

    @Property(QObject, constant=True)
    def captions(self) -> CaptionsModel:
        """What the caption window shows."""
        return self._models.captions

    @Property(QObject, constant=True)
    def files(self) -> FilesModel:
        """Files that the user chooses."""
        return self._models.files

    @Property(QObject, constant=True)
    def tray(self) -> TrayModel:
        """The icon in the system's tray."""
        return self._models.tray

    @Property(QObject, constant=True)
    def remembered(self) -> RememberedModel:
        """How the window was left."""
        return self._models.remembered

    @Property(bool, constant=True)
    def software(self) -> bool:
        """Whether Qt's software renderer draws."""
        return self._software

    @Property(bool, constant=True)
    def firstRun(self) -> bool:  # noqa: N802 - QML's way of writing
        """Whether nobody has used the program here."""
        return self._first_run


@dataclass(frozen=True, slots=True)
class Models:
    """The view models."""

    session: SessionModel
    conversation: ConversationModel
    languages: LanguagesModel
    appearance: Appearance
    interface: InterfaceModel
    preferences: PreferencesModel
    devices: DevicesModel
    packs: PacksModel
    sample: SampleModel
    diagnostics: DiagnosticsModel
    talk: TalkModel
    voice: VoiceModel
    captions: CaptionsModel
    tray: TrayModel
    actions: ActionsModel
    files: FilesModel
    remembered: RememberedModel


class Window:
    """The engine, the view models and the window that is shown; close it before the application ends."""

    def __init__(
        self,
        settings: Settings,
        directions: Sequence[Direction],
        player: Callable[[Bridge], Player],
        *,
        journal: str | None = None,
        software: bool = False,
        first_run: bool = False,
        tools: Tools | None = None,
        flags: Mapping[str, Any] | None = None,
    ) -> None:
        """`player` makes what carries out what is asked; `directions` are those that can be translated.

        `flags` stand above the settings for this run; `tools` reach devices and packs.
        """
        tools = tools or Tools()
        self.bridge = Bridge()
        self.player = player(self.bridge)
        self.conversation = ConversationModel()
        self.session = SessionModel(self.player, settings, journal)
        self.preferences = PreferencesModel(settings, self._adopt, flags)
        self.languages = LanguagesModel(settings.options.languages, directions, self._converse)
        self.appearance = Appearance()
        self.diagnostics = DiagnosticsModel(tools)
        self.files = FilesModel()
        self.actions = ActionsModel(self.conversation, self.player)
        for model in (self.conversation, self.session, self.diagnostics, self.actions):
            self.bridge.arrived.connect(model.take)
        self.engine = QQmlApplicationEngine()
        self.interface = InterfaceModel(bundled("resources/languages"), self.engine)
        self.devices = DevicesModel(self.session, self.preferences, tools, journal or str(history_folder()))
        self.packs = PacksModel(lambda: self.preferences.chosen, tools, self._learn)
        self.sample = SampleModel(self.session, tools)
        self.talk = TalkModel(self.session, self.player)
        self.voice = VoiceModel(self.session)
        self.captions = CaptionsModel(self.conversation, self.session, self.player)
        self.remembered = RememberedModel(window_file())
        icons = Icons(bundled("resources/icons"))
        self.tray = TrayModel(icons)
        models = Models(
            self.session, self.conversation, self.languages, self.appearance, self.interface, self.preferences,
            self.devices, self.packs, self.sample, self.diagnostics, self.talk,
            self.voice, self.captions, self.tray, self.actions, self.files, self.remembered,
        )  # fmt: skip
        self.app = App(models, software=software, first_run=first_run)
        self.engine.addImageProvider("icons", icons)
        self.engine.addImportPath(str(bundled("resources/qml")))
        self.engine.rootContext().setContextProperty("app", self.app)
        self._worn: WindowOptions | None = None
        self._dress(settings.window)
        self.session.converse(self.languages.options)

    def show(self) -> QQuickWindow:
        """Open the window."""
        self.engine.load(QUrl.fromLocalFile(str(bundled("resources/qml/Main.qml"))))
        root = self.engine.rootObjects()
        if not root or not isinstance(root[0], QQuickWindow):
            raise RuntimeError("the window's description could not be read")
        HoldKeys(root[0], self.talk, self.languages)
        return root[0]

    def close(self) -> None:
        """End the conversation and take the window down."""
        self.remembered.close()
        self.sample.stop()
        self.packs.close()
        self.talk.close()
        self.tray.close()
        self.player.close()
        shiboken6.delete(self.engine)  # while what it shows is still there
        self.interface.close()

    def _converse(self, languages: LanguageOptions) -> None:
        """Somebody has chosen languages: they are those of the next start as well."""
        self.preferences.remember(languages)
        self.session.converse(languages)

    def _adopt(self, settings: Settings) -> None:
        """Something else is set."""
        self._dress(settings.window)
        self.session.adopt(settings)

    def _dress(self, wanted: WindowOptions) -> None:
        """Look as is set, where that has changed."""
        before, self._worn = self._worn, wanted
        if before is None or before.colours != wanted.colours:
            self.appearance.choose(wanted.colours)
        if before is None or before.text_size != wanted.text_size:
            self.appearance.enlarge(wanted.text_size)
        if before is None or before.language != wanted.language:
            if wanted.language:
                self.interface.choose(wanted.language)
            else:
                self.interface.follow_system()

    def _learn(self, directions: Sequence[Direction]) -> None:
        """Packs have come or gone."""
        self.languages.learn(directions)
        self.session.reload()

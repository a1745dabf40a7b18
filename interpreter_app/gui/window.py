"""The window: the view models, joined, and the QML that shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import Property, QObject, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from interpreter_app.core.text import Direction
from interpreter_app.gui.bridge import Bridge
from interpreter_app.gui.captions import CaptionsModel
from interpreter_app.gui.conversation import ConversationModel
from interpreter_app.gui.hold_keys import HoldKeys
from interpreter_app.gui.icons import Icons
from interpreter_app.gui.interface import InterfaceModel
from interpreter_app.gui.languages import LanguagesModel
from interpreter_app.gui.session import Player, SessionModel
from interpreter_app.gui.talking import TalkModel
from interpreter_app.gui.theme import Appearance
from interpreter_app.gui.tray import TrayModel
from interpreter_app.gui.voice import VoiceModel
from interpreter_app.settings import Settings, bundled


class App(QObject):
    """All that QML knows of the program: the context property `app`."""

    def __init__(
        self,
        session: SessionModel,
        conversation: ConversationModel,
        languages: LanguagesModel,
        appearance: Appearance,
        interface: InterfaceModel,
        *,
        talk: TalkModel,
        voice: VoiceModel,
        captions: CaptionsModel,
        tray: TrayModel,
        software: bool,
    ) -> None:
        super().__init__()
        self._parts = session, conversation, languages, appearance, interface
        self._more = talk, voice, captions, tray
        self._software = software

    @Property(QObject, constant=True)
    def session(self) -> SessionModel:
        """What goes on, and what can be asked for."""
        return self._parts[0]

    @Property(QObject, constant=True)
    def conversation(self) -> ConversationModel:
        """The rows of the two panes."""
        return self._parts[1]

    @Property(QObject, constant=True)
    def languages(self) -> LanguagesModel:
        """Between which languages."""
        return self._parts[2]

    @Property(QObject, constant=True)
    def appearance(self) -> Appearance:
        """Colours."""
        return self._parts[3]

    @Property(QObject, constant=True)
    def interface(self) -> InterfaceModel:
        """The language of the window."""
        return self._parts[4]

    @Property(QObject, constant=True)
    def talk(self) -> TalkModel:
        """Push-to-talk."""
        return self._more[0]

    @Property(QObject, constant=True)
    def voice(self) -> VoiceModel:
        """How it speaks."""
        return self._more[1]

    @Property(QObject, constant=True)
    def captions(self) -> CaptionsModel:
        """What the caption window shows."""
        return self._more[2]

    @Property(QObject, constant=True)
    def tray(self) -> TrayModel:
        """The icon in the system's tray."""
        return self._more[3]

    @Property(bool, constant=True)
    def software(self) -> bool:
        """Whether Qt's software renderer draws."""
        return self._software


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
    ) -> None:
        """`player` makes what carries out what is asked; `directions` are those that can be translated."""
        self.bridge = Bridge()
        self.player = player(self.bridge)
        self.conversation = ConversationModel()
        languages = settings.options.languages
        self.session = SessionModel(self.player, settings, journal)
        self.languages = LanguagesModel(languages, directions, self.session.converse)
        self.appearance = Appearance()
        self.bridge.arrived.connect(self.conversation.take)
        self.bridge.arrived.connect(self.session.take)
        self.engine = QQmlApplicationEngine()
        self.interface = InterfaceModel(bundled("resources/languages"), self.engine)
        self.talk = TalkModel(self.session, self.player)
        self.voice = VoiceModel(self.session)
        self.captions = CaptionsModel(self.conversation, self.session, self.player)
        icons = Icons(bundled("resources/icons"))
        self.tray = TrayModel(icons)
        self.app = App(
            self.session, self.conversation, self.languages, self.appearance, self.interface,
            talk=self.talk, voice=self.voice, captions=self.captions, tray=self.tray, software=software,
        )  # fmt: skip
        self.engine.addImageProvider("icons", icons)
        self.engine.addImportPath(str(bundled("resources/qml")))
        self.engine.rootContext().setContextProperty("app", self.app)
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
        self.talk.close()
        self.tray.close()
        self.player.close()
        shiboken6.delete(self.engine)  # while what it shows is still there

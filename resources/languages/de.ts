<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CaptionBand</name>
    <message>
        <source>Captions in %1</source>
        <translation>Untertitel auf %1</translation>
    </message>
</context>
<context>
    <name>CaptionTools</name>
    <message>
        <source>Smaller type</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Let more shine through</source>
        <translation>Durchsichtiger</translation>
    </message>
    <message>
        <source>Let less shine through</source>
        <translation>Weniger durchsichtig</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Which languages</source>
        <translation>Welche Sprachen</translation>
    </message>
    <message>
        <source>Reading mode is on: text only ever appends</source>
        <translation>Lesemodus ist an: Text wird nur angehängt</translation>
    </message>
    <message>
        <source>Reading mode: text that only ever appends</source>
        <translation>Lesemodus: Text wird nur angehängt</translation>
    </message>
</context>
<context>
    <name>CaptionsWindow</name>
    <message>
        <source>Captions</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>The arrow keys move them; with Shift they change their width.</source>
        <translation>Die Pfeiltasten verschieben sie; mit Umschalt ändern sie die Breite.</translation>
    </message>
    <message>
        <source>Captions appear here</source>
        <translation>Hier erscheinen Untertitel</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>End the conversation</source>
        <translation>Gespräch beenden</translation>
    </message>
    <message>
        <source>Begin to listen</source>
        <translation>Zuhören starten</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Wieder zuhören</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Sprachausgabe stoppen</translation>
    </message>
    <message>
        <source>Speak translations</source>
        <translation>Übersetzungen sprechen</translation>
    </message>
    <message>
        <source>Do not speak translations</source>
        <translation>Übersetzungen nicht sprechen</translation>
    </message>
    <message>
        <source>Swap the languages</source>
        <translation>Sprachen tauschen</translation>
    </message>
    <message>
        <source>Both ways: each is translated into the other</source>
        <translation>Beide Richtungen: jede Sprache wird in die andere übersetzt</translation>
    </message>
    <message>
        <source>One way: %1 into %2</source>
        <translation>Eine Richtung: %1 → %2</translation>
    </message>
    <message>
        <source>Turns begin when a button is held</source>
        <translation>Beiträge beginnen mit gehaltener Taste</translation>
    </message>
    <message>
        <source>Turns begin with the voice</source>
        <translation>Beiträge beginnen mit der Stimme</translation>
    </message>
    <message>
        <source>Voice and turns</source>
        <translation>Stimme und Beiträge</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Face to face</source>
        <translation>Gegenüber</translation>
    </message>
    <message>
        <source>Close the captions</source>
        <translation>Untertitel schließen</translation>
    </message>
    <message>
        <source>Captions over other windows</source>
        <translation>Untertitel über anderen Fenstern</translation>
    </message>
    <message>
        <source>Captions take the mouse again</source>
        <translation>Untertitel wieder mit der Maus bedienen</translation>
    </message>
    <message>
        <source>Let the mouse through the captions</source>
        <translation>Mausklicks durch die Untertitel lassen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Turn the far half round</source>
        <translation>Andere Hälfte umdrehen</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller type</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Follow the conversation again</source>
        <translation>Dem Gespräch wieder folgen</translation>
    </message>
    <message>
        <source>Put right what was said</source>
        <translation>Gesagtes korrigieren</translation>
    </message>
    <message>
        <source>Read it in the other language</source>
        <translation>In der anderen Sprache erkennen</translation>
    </message>
    <message>
        <source>Read it as %1</source>
        <translation>Als %1 erkennen</translation>
    </message>
    <message>
        <source>Copy what was said</source>
        <translation>Gesagtes kopieren</translation>
    </message>
    <message>
        <source>Copy the translation</source>
        <translation>Übersetzung kopieren</translation>
    </message>
    <message>
        <source>Hear it again</source>
        <translation>Noch einmal anhören</translation>
    </message>
    <message>
        <source>Write a line</source>
        <translation>Zeile schreiben</translation>
    </message>
    <message>
        <source>Write in the other language</source>
        <translation>In der anderen Sprache schreiben</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>Farben: hell</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Farben: dunkel</translation>
    </message>
    <message>
        <source>Colours: high contrast</source>
        <translation>Farben: hoher Kontrast</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>Farben: wie das System</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Microphone and loudspeaker</source>
        <translation>Mikrofon und Lautsprecher</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Hold to speak, either language</source>
        <translation>Zum Sprechen halten, beide Sprachen</translation>
    </message>
    <message>
        <source>Hold to speak %1</source>
        <translation>Halten, um %1 zu sprechen</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>End now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Copied what was said</source>
        <translation>Gesagtes kopiert</translation>
    </message>
    <message>
        <source>Copied the translation</source>
        <translation>Übersetzung kopiert</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Gesagt</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Zum Neuesten</translation>
    </message>
    <message>
        <source>Speak, in either language</source>
        <translation>Sprechen Sie, in einer der beiden Sprachen</translation>
    </message>
    <message>
        <source>Press Start, and speak</source>
        <translation>Auf „Starten“ drücken und sprechen</translation>
    </message>
    <message>
        <source>What is said appears on one side and its translation on the other, while it is being said. Nothing leaves this computer.</source>
        <translation>Was gesagt wird, erscheint auf der einen Seite, die Übersetzung auf der anderen, noch während gesprochen wird. Nichts verlässt diesen Computer.</translation>
    </message>
</context>
<context>
    <name>DevicePicker</name>
    <message>
        <source>As the system has it</source>
        <translation>Systemstandard</translation>
    </message>
    <message>
        <source>%1 (what the computer plays)</source>
        <translation>%1 (was der Computer abspielt)</translation>
    </message>
    <message>
        <source>%1 (hands-free)</source>
        <translation>%1 (Freisprechen)</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Lautsprecher</translation>
    </message>
</context>
<context>
    <name>DevicesPane</name>
    <message>
        <source>A conversation is using them: what you choose here is used by the next one.</source>
        <translation>Ein Gespräch benutzt sie gerade: Was hier gewählt wird, gilt ab dem nächsten.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Look for devices again</source>
        <translation>Geräte neu suchen</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>Zu laut</translation>
    </message>
    <message>
        <source>It hears you</source>
        <translation>Sie werden gehört</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Sagen Sie etwas</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>Hear a sentence</source>
        <translation>Satz anhören</translation>
    </message>
    <message>
        <source>Speak now: 3 seconds</source>
        <translation>Jetzt sprechen: 3 Sekunden</translation>
    </message>
    <message>
        <source>This is what it heard</source>
        <translation>Das war zu hören</translation>
    </message>
    <message>
        <source>Record and play back</source>
        <translation>Aufnehmen und abspielen</translation>
    </message>
    <message>
        <source>Be quiet for a moment</source>
        <translation>Bitte einen Moment Ruhe</translation>
    </message>
    <message>
        <source>Test the echo</source>
        <translation>Echo testen</translation>
    </message>
    <message>
        <source>Says a sentence, and finds out how much of it the microphone hears</source>
        <translation>Spricht einen Satz und prüft, wie viel davon das Mikrofon hört</translation>
    </message>
    <message>
        <source>The microphone does not hear the program: it can listen and speak at once.</source>
        <translation>Das Mikrofon hört das Programm nicht: Zuhören und Sprechen gehen gleichzeitig.</translation>
    </message>
    <message>
        <source>The program&apos;s voice can be taken out of what the microphone hears: it can listen and speak at once.</source>
        <translation>Die Stimme des Programms lässt sich aus dem Mikrofonsignal entfernen: Zuhören und Sprechen gehen gleichzeitig.</translation>
    </message>
    <message>
        <source>The microphone hears the program too well: it listens while it is silent.</source>
        <translation>Das Mikrofon hört das Programm zu gut: Zugehört wird nur, solange es nicht spricht.</translation>
    </message>
    <message>
        <source>Its voice can be made %1 dB quieter; headphones are always best.</source>
        <translation>Die Stimme lässt sich um %1 dB dämpfen; Kopfhörer sind immer am besten.</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>DevicesSheet</name>
    <message>
        <source>Microphone and loudspeaker</source>
        <translation>Mikrofon und Lautsprecher</translation>
    </message>
    <message>
        <source>Something does not work? The doctor looks at all that the program needs: sound, packs, settings, computer and network.</source>
        <translation>Etwas funktioniert nicht? Die Systemprüfung untersucht alles, was das Programm braucht: Ton, Pakete, Einstellungen, Computer und Netz.</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Ask the doctor</source>
        <translation>System prüfen</translation>
    </message>
</context>
<context>
    <name>DiagnosticsSheet</name>
    <message>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Figures come while a conversation runs; these are the last one&apos;s.</source>
        <translation>Werte entstehen während eines Gesprächs; diese stammen vom letzten.</translation>
    </message>
    <message>
        <source>Input level</source>
        <translation>Eingangspegel</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>Spitze %1</translation>
    </message>
    <message>
        <source>Computing per second of sound</source>
        <translation>Rechenzeit pro Sekunde Ton</translation>
    </message>
    <message>
        <source>on all cores together</source>
        <translation>auf allen Kernen zusammen</translation>
    </message>
    <message>
        <source>Sound lost</source>
        <translation>Verlorener Ton</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Not spoken, to keep up</source>
        <translation>Nicht gesprochen, um Schritt zu halten</translation>
    </message>
    <message>
        <source>Own voice kept out</source>
        <translation>Eigene Stimme ausgefiltert</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time from the end of a sentence</source>
        <translation>Zeit ab Satzende</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Drawn by the processor: there is no graphics hardware that Qt can use.</source>
        <translation>Vom Prozessor gezeichnet: Es gibt keine Grafikhardware, die Qt nutzen kann.</translation>
    </message>
    <message>
        <source>Drawn by the graphics hardware.</source>
        <translation>Von der Grafikhardware gezeichnet.</translation>
    </message>
</context>
<context>
    <name>FaceHalf</name>
    <message>
        <source>Speak %1. The other side reads and hears it in their language.</source>
        <translation>Sprechen Sie %1. Die andere Seite liest und hört es in ihrer Sprache.</translation>
    </message>
</context>
<context>
    <name>FaceTurn</name>
    <message>
        <source>Say again: %1</source>
        <translation>Noch einmal sprechen: %1</translation>
    </message>
</context>
<context>
    <name>FaceWords</name>
    <message>
        <source>Speak now</source>
        <translation>Jetzt sprechen</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>Die andere Seite spricht</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>Zum Sprechen halten</translation>
    </message>
    <message>
        <source>Tap to begin</source>
        <translation>Zum Starten tippen</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Hört zu</translation>
    </message>
    <message>
        <source>Hearing you</source>
        <translation>Hört Sie</translation>
    </message>
    <message>
        <source>Speaking to you</source>
        <translation>Spricht zu Ihnen</translation>
    </message>
    <message>
        <source>Speaking to the other side</source>
        <translation>Spricht zur anderen Seite</translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation>Modelle werden geladen</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Mikrofon wird geöffnet</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Denkt nach</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Schließt ab</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Etwas stimmt nicht</translation>
    </message>
</context>
<context>
    <name>FacesView</name>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>Zurück zum Gespräch</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>See it work</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Skip all this</source>
        <translation>Alles überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Erst umsehen</translation>
    </message>
    <message>
        <source>Start to listen</source>
        <translation>Zuhören starten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Two languages, one conversation</source>
        <translation>Zwei Sprachen, ein Gespräch</translation>
    </message>
    <message>
        <source>Interpreter listens, translates while people are still speaking, and says the translation.</source>
        <translation>Interpreter hört zu, übersetzt, noch während gesprochen wird, und spricht die Übersetzung.</translation>
    </message>
    <message>
        <source>While you speak</source>
        <translation>Während Sie sprechen</translation>
    </message>
    <message>
        <source>Words appear as they are said, and their translation beside them.</source>
        <translation>Worte erscheinen, sobald sie gesagt werden, und daneben ihre Übersetzung.</translation>
    </message>
    <message>
        <source>Out loud</source>
        <translation>Laut gesprochen</translation>
    </message>
    <message>
        <source>The other side hears its own language; a key or a word from you stops it.</source>
        <translation>Die andere Seite hört ihre eigene Sprache; eine Taste oder ein Wort von Ihnen unterbricht sie.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Nothing you say leaves it. The network is used only to fetch what you ask for.</source>
        <translation>Nichts, was Sie sagen, verlässt ihn. Das Netz wird nur benutzt, um zu laden, was Sie anfordern.</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>Sprache dieses Fensters</translation>
    </message>
    <message>
        <source>A traveller and somebody who lives there. What you see is recognized, translated and spoken here and now, by this computer.</source>
        <translation>Jemand auf Reisen und jemand, der dort lebt. Was Sie sehen, wird hier und jetzt von diesem Computer erkannt, übersetzt und gesprochen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play the conversation</source>
        <translation>Gespräch abspielen</translation>
    </message>
    <message>
        <source>Play it again</source>
        <translation>Noch einmal abspielen</translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation>Modelle werden geladen</translation>
    </message>
    <message>
        <source>Somebody speaks</source>
        <translation>Jemand spricht</translation>
    </message>
    <message>
        <source>That was it. Now your own languages.</source>
        <translation>Das war’s. Nun zu Ihren eigenen Sprachen.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Two panes: what was said, and its translation</source>
        <translation>Zwei Bereiche: was gesagt wurde und seine Übersetzung</translation>
    </message>
    <message>
        <source>Which two languages?</source>
        <translation>Welche zwei Sprachen?</translation>
    </message>
    <message>
        <source>Yours, and that of the people you talk to. It hears by itself who speaks which; both can be changed at any time.</source>
        <translation>Ihre eigene und die Ihres Gegenübers. Wer welche spricht, wird von selbst erkannt; beide lassen sich jederzeit ändern.</translation>
    </message>
    <message>
        <source>Languages are listed that the packs on this computer translate. More packs, more languages: two steps from here.</source>
        <translation>Zur Auswahl stehen Sprachen, die die Pakete auf diesem Computer übersetzen. Mehr Pakete, mehr Sprachen: zwei Schritte weiter.</translation>
    </message>
    <message>
        <source>Can it hear you, and you it?</source>
        <translation>Klappt es mit Mikrofon und Lautsprecher?</translation>
    </message>
    <message>
        <source>Say something: the bars follow your voice. Then listen to a sentence, and test the echo if you use loudspeakers.</source>
        <translation>Sagen Sie etwas: Die Balken folgen Ihrer Stimme. Dann einen Satz anhören und, bei Lautsprechern, das Echo testen.</translation>
    </message>
    <message>
        <source>Packs for real voices</source>
        <translation>Pakete für echte Stimmen</translation>
    </message>
    <message>
        <source>The packs that came along are for trying the program: made from synthetic voices, they will misread people. Real ones are fetched once, and then need no network.</source>
        <translation>Die mitgelieferten Pakete sind zum Ausprobieren: aus künstlichen Stimmen gemacht, werden sie Menschen falsch verstehen. Echte werden einmal geladen und brauchen dann kein Netz mehr.</translation>
    </message>
    <message>
        <source>Put the computer between you, press the button, and talk. Speak in sentences, one after the other.</source>
        <translation>Stellen Sie den Computer zwischen sich, drücken Sie den Knopf und reden Sie. Sprechen Sie in Sätzen, einer nach dem anderen.</translation>
    </message>
    <message>
        <source>Ctrl+R begins and ends</source>
        <translation>Ctrl+R startet und beendet</translation>
    </message>
    <message>
        <source>Esc stops the voice, Ctrl+P pauses, F1 shows every key.</source>
        <translation>Esc stoppt die Stimme, Ctrl+P pausiert, F1 zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>Everything can be changed</source>
        <translation>Alles lässt sich ändern</translation>
    </message>
    <message>
        <source>Languages, voice, devices, packs and colours: Ctrl+, opens the settings, and these first steps again.</source>
        <translation>Sprachen, Stimme, Geräte, Pakete und Farben: Ctrl+, öffnet die Einstellungen und auch wieder diese ersten Schritte.</translation>
    </message>
    <message>
        <source>It is a machine</source>
        <translation>Es ist eine Maschine</translation>
    </message>
    <message>
        <source>It mishears, as people do. Where it matters, ask again, and read along.</source>
        <translation>Sie verhört sich, wie Menschen auch. Wo es darauf ankommt: nachfragen und mitlesen.</translation>
    </message>
</context>
<context>
    <name>HoldButton</name>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Speak now</source>
        <translation>Jetzt sprechen</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>Zum Sprechen halten</translation>
    </message>
    <message>
        <source>Hold to speak, either language</source>
        <translation>Zum Sprechen halten, beide Sprachen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>LanguagePair</name>
    <message>
        <source>This side speaks</source>
        <translation>Diese Seite spricht</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>Die andere Seite spricht</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The conversation goes on. The icon here brings the window back, or ends it.</source>
        <translation>Das Gespräch geht weiter. Das Symbol hier holt das Fenster zurück oder beendet das Gespräch.</translation>
    </message>
    <message>
        <source>Trial models: about half of the words that a person says come out wrong</source>
        <translation>Probemodelle: Etwa jedes zweite Wort, das ein Mensch sagt, kommt falsch heraus</translation>
    </message>
    <message>
        <source>Get packs</source>
        <translation>Pakete holen</translation>
    </message>
    <message>
        <source>No graphics hardware can be used here: the processor draws the window. Everything works, scrolling may be slower.</source>
        <translation>Hier ist keine Grafikhardware nutzbar: Der Prozessor zeichnet das Fenster. Alles funktioniert, Scrollen kann langsamer sein.</translation>
    </message>
    <message>
        <source>Do not say this again</source>
        <translation>Nicht mehr anzeigen</translation>
    </message>
    <message>
        <source>The microphone %1 is gone. The conversation goes on when it, or another, is there.</source>
        <translation>Das Mikrofon %1 ist weg. Das Gespräch geht weiter, sobald es oder ein anderes da ist.</translation>
    </message>
    <message>
        <source>The loudspeaker %1 is gone. What is translated is shown, and spoken when one is there.</source>
        <translation>Der Lautsprecher %1 ist weg. Übersetzungen werden gezeigt, und gesprochen, sobald einer da ist.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Input level</source>
        <translation>Eingangspegel</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>OptionWords</name>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>When sound counts as speech.</source>
        <translation>Wann Ton als Sprache gilt.</translation>
    </message>
    <message>
        <source>Endpointing</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>When a pause ends an utterance, and when it ends a turn.</source>
        <translation>Wann eine Pause eine Äußerung beendet und wann einen Beitrag.</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>How an open utterance is decoded.</source>
        <translation>Wie eine offene Äußerung dekodiert wird.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>How an open sentence is translated.</source>
        <translation>Wie ein offener Satz übersetzt wird.</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Sprachausgabe</translation>
    </message>
    <message>
        <source>What is spoken, and when.</source>
        <translation>Was gesprochen wird und wann.</translation>
    </message>
    <message>
        <source>Duplex</source>
        <translation>Duplex</translation>
    </message>
    <message>
        <source>How it speaks and listens at a time, on devices.</source>
        <translation>Wie auf Geräten gleichzeitig gesprochen und zugehört wird.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Which packs are used, how, and where they come from.</source>
        <translation>Welche Pakete wie benutzt werden und woher sie kommen.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>What the conversation is about.</source>
        <translation>Worum es im Gespräch geht.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>What a conversation hears with and speaks through.</source>
        <translation>Womit ein Gespräch hört und spricht.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>How the window looks.</source>
        <translation>Wie das Fenster aussieht.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Speech probability at which speech begins.</source>
        <translation>Sprachwahrscheinlichkeit, ab der Sprache beginnt.</translation>
    </message>
    <message>
        <source>Deactivation threshold</source>
        <translation>Abschaltschwelle</translation>
    </message>
    <message>
        <source>Speech probability below which a window counts as silence once speech has begun, at most threshold.</source>
        <translation>Sprachwahrscheinlichkeit, unter der ein Fenster als Stille gilt, wenn Sprache begonnen hat; höchstens die Schwelle.</translation>
    </message>
    <message>
        <source>Prefix padding</source>
        <translation>Vorlauf</translation>
    </message>
    <message>
        <source>Audio kept from before speech was detected.</source>
        <translation>Ton, der aus der Zeit vor dem Sprachbeginn erhalten bleibt.</translation>
    </message>
    <message>
        <source>Min speech</source>
        <translation>Mindestdauer Sprache</translation>
    </message>
    <message>
        <source>Shorter bursts are not speech.</source>
        <translation>Kürzere Laute sind keine Sprache.</translation>
    </message>
    <message>
        <source>Silence duration</source>
        <translation>Stilledauer</translation>
    </message>
    <message>
        <source>Silence that ends an utterance.</source>
        <translation>Stille, die eine Äußerung beendet.</translation>
    </message>
    <message>
        <source>Early silence</source>
        <translation>Frühe Stille</translation>
    </message>
    <message>
        <source>The same where the words plainly close a sentence, at most “Silence duration”.</source>
        <translation>Ebenso, wenn die Worte einen Satz klar abschließen; höchstens „Stilledauer“.</translation>
    </message>
    <message>
        <source>Late silence</source>
        <translation>Späte Stille</translation>
    </message>
    <message>
        <source>The same where the words plainly go on, at least “Silence duration”.</source>
        <translation>Ebenso, wenn die Worte klar weitergehen; mindestens „Stilledauer“.</translation>
    </message>
    <message>
        <source>Max utterance</source>
        <translation>Längste Äußerung</translation>
    </message>
    <message>
        <source>A longer utterance is cut at its quietest point.</source>
        <translation>Eine längere Äußerung wird an ihrer leisesten Stelle geteilt.</translation>
    </message>
    <message>
        <source>Push to talk</source>
        <translation>Sprechtaste</translation>
    </message>
    <message>
        <source>Whether a button begins and ends utterances instead of speech and silence.</source>
        <translation>Ob eine Taste Äußerungen beginnt und beendet statt Sprache und Stille.</translation>
    </message>
    <message>
        <source>Turn gap</source>
        <translation>Beitragsabstand</translation>
    </message>
    <message>
        <source>An utterance that begins so soon after the last of its lane and language goes on with its turn.</source>
        <translation>Eine Äußerung, die so bald auf die letzte derselben Spur und Sprache folgt, setzt deren Beitrag fort.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Grid of heard audio on which an open utterance is decoded.</source>
        <translation>Raster des gehörten Tons, in dem eine offene Äußerung dekodiert wird.</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Successive hypotheses that must agree before a token is committed (LocalAgreement-n).</source>
        <translation>Aufeinanderfolgende Hypothesen, die übereinstimmen müssen, bevor ein Token festgelegt wird (LocalAgreement-n).</translation>
    </message>
    <message>
        <source>Holdback</source>
        <translation>Zurückhalten</translation>
    </message>
    <message>
        <source>Tokens that end so close to the end of the heard audio are not committed.</source>
        <translation>Tokens, die so nah am Ende des gehörten Tons enden, werden nicht festgelegt.</translation>
    </message>
    <message>
        <source>Partial beam</source>
        <translation>Vorläufiger Beam</translation>
    </message>
    <message>
        <source>Beam of the decodes while an utterance is open.</source>
        <translation>Beam beim Dekodieren, solange eine Äußerung offen ist.</translation>
    </message>
    <message>
        <source>Longest audio decoded at once; committed audio before it is let go.</source>
        <translation>Längster auf einmal dekodierter Ton; festgelegter Ton davor wird verworfen.</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>Beam</translation>
    </message>
    <message>
        <source>Beam of the final decode; never narrower than the partial one.</source>
        <translation>Beam beim endgültigen Dekodieren; nie schmaler als der vorläufige.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesemodus</translation>
    </message>
    <message>
        <source>Show only translation that never changes.</source>
        <translation>Nur Übersetzung zeigen, die sich nicht mehr ändert.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Words and marks held back from the end of an open translation (mask-k).</source>
        <translation>Wörter und Satzzeichen, die am Ende einer offenen Übersetzung zurückgehalten werden (mask-k).</translation>
    </message>
    <message>
        <source>Beam of the final translation.</source>
        <translation>Beam der endgültigen Übersetzung.</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Clause: as text is committed; turn: after the endpoint; off: never.</source>
        <translation>Teilsatz: sobald Text feststeht; Beitrag: nach dem Endpunkt; Aus: nie.</translation>
    </message>
    <message>
        <source>Gate: the microphone is closed while it speaks; cancel: its voice is taken out of what it hears; headphones: it is not heard.</source>
        <translation>Gate: das Mikrofon ist zu, während gesprochen wird; Echo entfernen: die eigene Stimme wird aus dem Gehörten entfernt; Kopfhörer: sie ist nicht zu hören.</translation>
    </message>
    <message>
        <source>Light, dark or contrast; system: as the system has it.</source>
        <translation>Hell, Dunkel oder Kontrast; System: wie das System.</translation>
    </message>
    <message>
        <source>Min clause words</source>
        <translation>Mindestwörter je Teilsatz</translation>
    </message>
    <message>
        <source>Shorter clauses wait for the next one, unless the turn ends.</source>
        <translation>Kürzere Teilsätze warten auf den nächsten, außer der Beitrag endet.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>How fast it speaks; 1 is natural.</source>
        <translation>Wie schnell gesprochen wird; 1 ist natürlich.</translation>
    </message>
    <message>
        <source>Max speed</source>
        <translation>Höchsttempo</translation>
    </message>
    <message>
        <source>How much faster than natural it may speak when it is behind.</source>
        <translation>Wie viel schneller als natürlich bei Rückstand gesprochen werden darf.</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Speech that may wait before it speaks faster.</source>
        <translation>Sprache, die warten darf, bevor schneller gesprochen wird.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Speech that may wait before whole turns are shown only.</source>
        <translation>Sprache, die warten darf, bevor ganze Beiträge nur noch gezeigt werden.</translation>
    </message>
    <message>
        <source>Tail</source>
        <translation>Nachlauf</translation>
    </message>
    <message>
        <source>Under the gate: how long the microphone stays closed after it spoke.</source>
        <translation>Mit Gate: wie lange das Mikrofon nach dem Sprechen noch zu bleibt.</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>Ins Wort fallen</translation>
    </message>
    <message>
        <source>Whether a new utterance interrupts it (two-way sessions, not under the gate); a key does in any case.</source>
        <translation>Ob eine neue Äußerung die Sprachausgabe unterbricht (Gespräche in beide Richtungen, nicht mit Gate); eine Taste tut es immer.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>An interruption without a word for so long was none, and it goes on.</source>
        <translation>Eine Unterbrechung, die so lange ohne Wort bleibt, war keine, und es geht weiter.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Bevorzugt</translation>
    </message>
    <message>
        <source>Packs that are taken before others, the first counts most: ids as models list shows them.</source>
        <translation>Pakete, die anderen vorgezogen werden, das erste zählt am meisten: IDs, wie models list sie zeigt.</translation>
    </message>
    <message>
        <source>What the recognizer encodes: the audio and a second of silence (audio), 30 s (full), or as the pack says.</source>
        <translation>Was die Spracherkennung kodiert: den Ton und eine Sekunde Stille (audio), 30 s (full) oder wie das Paket es vorgibt.</translation>
    </message>
    <message>
        <source>Hub mirror</source>
        <translation>Hub-Spiegel</translation>
    </message>
    <message>
        <source>Where the hub&apos;s files are fetched instead: an address such as https://hub.example; empty: HF_ENDPOINT, or the hub itself.</source>
        <translation>Woher die Dateien des Hubs stattdessen geladen werden: eine Adresse wie https://hub.example; leer: HF_ENDPOINT oder der Hub selbst.</translation>
    </message>
    <message>
        <source>Opus mirror</source>
        <translation>Opus-Spiegel</translation>
    </message>
    <message>
        <source>Where OPUS-MT&apos;s releases are fetched instead: an address such as https://opus.example.</source>
        <translation>Woher die Veröffentlichungen von OPUS-MT stattdessen geladen werden: eine Adresse wie https://opus.example.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Facts, as keys and values: topic = medicine.</source>
        <translation>Fakten als Schlüssel und Werte: Thema = Medizin.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text that goes before, or belongs to the matter.</source>
        <translation>Text, der vorausgeht oder zur Sache gehört.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Names and words that are likely to come: Okavango, Ngozi.</source>
        <translation>Namen und Wörter, die wahrscheinlich vorkommen: Okavango, Ngozi.</translation>
    </message>
    <message>
        <source>Translation terms</source>
        <translation>Übersetzungsbegriffe</translation>
    </message>
    <message>
        <source>Words whose translation is given, in whichever direction: invoice = factura.</source>
        <translation>Wörter mit vorgegebener Übersetzung, in beiden Richtungen: invoice = factura.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>The microphone, as the command devices names it; empty: the system&apos;s own.</source>
        <translation>Das Mikrofon, wie der Befehl devices es nennt; leer: das des Systems.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>The loudspeaker, as the command devices names it; empty: the system&apos;s own.</source>
        <translation>Der Lautsprecher, wie der Befehl devices ihn nennt; leer: der des Systems.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of its words, such as de; empty: the system&apos;s.</source>
        <translation>Die Sprache der Oberfläche, etwa de; leer: die des Systems.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>How large the words of the conversation are.</source>
        <translation>Wie groß der Text des Gesprächs ist.</translation>
    </message>
    <message>
        <source>Software note</source>
        <translation>Grafikhinweis</translation>
    </message>
    <message>
        <source>Whether it is said that the processor draws the window, where it does.</source>
        <translation>Ob darauf hingewiesen wird, wenn der Prozessor das Fenster zeichnet.</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Echo entfernen</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Teilsatz</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kopfhörer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Beitrag</translation>
    </message>
</context>
<context>
    <name>PackChooser</name>
    <message>
        <source>First language</source>
        <translation>Erste Sprache</translation>
    </message>
    <message>
        <source>Second language</source>
        <translation>Zweite Sprache</translation>
    </message>
    <message>
        <source>Recognizer</source>
        <translation>Spracherkennung</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, etwa %2</translation>
    </message>
    <message>
        <source>Install for both</source>
        <translation>Für beide installieren</translation>
    </message>
    <message>
        <source>Measuring this computer, about a minute: %1</source>
        <translation>Dieser Computer wird gemessen, etwa eine Minute: %1</translation>
    </message>
    <message>
        <source>A larger recognizer mishears less and takes more of the computer. Which suits this one?</source>
        <translation>Eine größere Spracherkennung verhört sich seltener und fordert den Computer stärker. Welche passt zu diesem?</translation>
    </message>
    <message>
        <source>No recognizer keeps up with speech here: take the smallest, and push to talk.</source>
        <translation>Keine Spracherkennung hält hier mit dem Sprechen Schritt: die kleinste nehmen und die Sprechtaste benutzen.</translation>
    </message>
    <message>
        <source>%1 suits this computer: %2 of memory, about %3 behind the speaker.</source>
        <translation>%1 passt zu diesem Computer: %2 Speicher, etwa %3 Verzögerung.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
</context>
<context>
    <name>PackItem</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>Pausiert bei %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Cancel; what was fetched is kept</source>
        <translation>Abbrechen; Geladenes bleibt erhalten</translation>
    </message>
    <message>
        <source>Check it, and try a sentence</source>
        <translation>Prüfen und einen Satz ausprobieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>PacksSheet</name>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Taking what lies there</source>
        <translation>Dateien werden übernommen</translation>
    </message>
    <message>
        <source>Putting into the bundle: %1</source>
        <translation>Kommt in die Sammeldatei: %1</translation>
    </message>
    <message>
        <source>Installed: %1</source>
        <translation>Installiert: %1</translation>
    </message>
    <message>
        <source>The bundle is ready: %1</source>
        <translation>Die Sammeldatei ist fertig: %1</translation>
    </message>
    <message>
        <source>Search packs</source>
        <translation>Pakete suchen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Recognizers</source>
        <translation>Spracherkennung</translation>
    </message>
    <message>
        <source>Translators</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Every language</source>
        <translation>Alle Sprachen</translation>
    </message>
    <message>
        <source>No pack is like that</source>
        <translation>Kein passendes Paket</translation>
    </message>
    <message>
        <source>Looking which packs there are</source>
        <translation>Verfügbare Pakete werden gesucht</translation>
    </message>
    <message>
        <source>%1 installed, %2 free</source>
        <translation>%1 installiert, %2 frei</translation>
    </message>
    <message>
        <source>A pack&apos;s file or folder, or a bundle</source>
        <translation>Datei oder Ordner eines Pakets oder eine Sammeldatei</translation>
    </message>
    <message>
        <source>A pack&apos;s file or folder</source>
        <translation>Datei oder Ordner eines Pakets</translation>
    </message>
    <message>
        <source>Its languages, where its name does not say them</source>
        <translation>Seine Sprachen, falls der Name sie nicht nennt</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Aus Datei</translation>
    </message>
    <message>
        <source>Put the installed packs into one file, for a computer without a network</source>
        <translation>Die installierten Pakete in eine Datei packen, für einen Computer ohne Netz</translation>
    </message>
    <message>
        <source>A pack&apos;s file, or a bundle</source>
        <translation>Datei eines Pakets oder eine Sammeldatei</translation>
    </message>
    <message>
        <source>Packs (*.zip *.onnx)</source>
        <translation>Pakete (*.zip *.onnx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Where the bundle goes</source>
        <translation>Speicherort der Sammeldatei</translation>
    </message>
    <message>
        <source>Bundles (*.zip)</source>
        <translation>Sammeldateien (*.zip)</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>What can be done with this turn</source>
        <translation>Was sich mit diesem Beitrag tun lässt</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>Neu übersetzen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Set by %1 in the environment</source>
        <translation>Durch %1 in der Umgebung festgelegt</translation>
    </message>
    <message>
        <source>From your settings file</source>
        <translation>Aus Ihrer Einstellungsdatei</translation>
    </message>
    <message>
        <source>As it comes: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>one, another</source>
        <translation>eins, noch eins</translation>
    </message>
    <message>
        <source>word = other word</source>
        <translation>Wort = anderes Wort</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting has these words</source>
        <translation>Keine Einstellung gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>How it speaks changes at once, the rest with the next conversation. Kept in %1</source>
        <translation>Die Sprachausgabe ändert sich sofort, der Rest ab dem nächsten Gespräch. Gespeichert in %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation>Einstellungsdatei öffnen</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>%1 behind, nothing is lost</source>
        <translation>%1 zurück, nichts geht verloren</translation>
    </message>
    <message>
        <source>%1 of sound were lost</source>
        <translation>%1 Ton gingen verloren</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Less: %1</source>
        <translation>Weniger: %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Mehr: %1</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Microphone, %1: %2</source>
        <translation>Mikrofon, %1: %2</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show the window</source>
        <translation>Fenster anzeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Get packs</source>
        <translation>Pakete holen</translation>
    </message>
    <message>
        <source>Choose languages</source>
        <translation>Sprachen wählen</translation>
    </message>
    <message>
        <source>Repair the pack</source>
        <translation>Paket reparieren</translation>
    </message>
    <message>
        <source>Choose devices</source>
        <translation>Geräte wählen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>TurnRow</name>
    <message>
        <source>%1 said: %2. Translation: %3</source>
        <translation>%1 gesagt: %2. Übersetzung: %3</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Nicht übersetzt</translation>
    </message>
    <message>
        <source>Already %1</source>
        <translation>Schon auf %1</translation>
    </message>
    <message>
        <source>Not translated: %1 is not a language of this conversation</source>
        <translation>Nicht übersetzt: %1 ist keine Sprache dieses Gesprächs</translation>
    </message>
    <message>
        <source>Not translated: no language of this conversation</source>
        <translation>Nicht übersetzt: keine Sprache dieses Gesprächs</translation>
    </message>
</context>
<context>
    <name>VoicePopup</name>
    <message>
        <source>Translations are spoken</source>
        <translation>Übersetzungen werden gesprochen</translation>
    </message>
    <message>
        <source>After each turn</source>
        <translation>Nach jedem Beitrag</translation>
    </message>
    <message>
        <source>While you speak</source>
        <translation>Während Sie sprechen</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>You hear it through</source>
        <translation>Zu hören über</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>Loudspeaker, echo removed</source>
        <translation>Lautsprecher, Echo entfernt</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kopfhörer</translation>
    </message>
    <message>
        <source>The microphone is closed while it speaks.</source>
        <translation>Das Mikrofon ist zu, während gesprochen wird.</translation>
    </message>
    <message>
        <source>A short test of the echo comes first.</source>
        <translation>Zuerst kommt ein kurzer Echotest.</translation>
    </message>
    <message>
        <source>The microphone stays open while it speaks.</source>
        <translation>Das Mikrofon bleibt offen, während gesprochen wird.</translation>
    </message>
    <message>
        <source>This counts from the next start.</source>
        <translation>Das gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>A turn begins</source>
        <translation>Ein Beitrag beginnt</translation>
    </message>
    <message>
        <source>With the voice</source>
        <translation>Mit der Stimme</translation>
    </message>
    <message>
        <source>With a button or key, held</source>
        <translation>Mit gehaltener Taste</translation>
    </message>
    <message>
        <source>Hold Space, or 1 and 2 for one side.</source>
        <translation>Leertaste halten, oder 1 und 2 für je eine Seite.</translation>
    </message>
    <message>
        <source>%1 in all programs</source>
        <translation>%1 in allen Programmen</translation>
    </message>
    <message>
        <source>Not available here: Wayland gives keys only to the program in front.</source>
        <translation>Hier nicht verfügbar: Wayland gibt Tasten nur an das Programm im Vordergrund.</translation>
    </message>
    <message>
        <source>Not available on macOS.</source>
        <translation>Unter macOS nicht verfügbar.</translation>
    </message>
    <message>
        <source>Another program already uses %1.</source>
        <translation>Ein anderes Programm benutzt bereits %1.</translation>
    </message>
    <message>
        <source>Not available: a library of the system is missing (libxcb-keysyms).</source>
        <translation>Nicht verfügbar: Eine Systembibliothek fehlt (libxcb-keysyms).</translation>
    </message>
    <message>
        <source>Not available on this system.</source>
        <translation>Auf diesem System nicht verfügbar.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Loading models</source>
        <translation>Modelle werden geladen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Mikrofon wird geöffnet</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Hört zu</translation>
    </message>
    <message>
        <source>Hearing you</source>
        <translation>Hört Sie</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Denkt nach</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Schließt ab</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Etwas stimmt nicht</translation>
    </message>
    <message>
        <source>There is no such microphone or loudspeaker</source>
        <translation>Dieses Mikrofon oder dieser Lautsprecher ist nicht da</translation>
    </message>
    <message>
        <source>The device went away</source>
        <translation>Das Gerät ist weg</translation>
    </message>
    <message>
        <source>The microphone or the loudspeaker cannot be used</source>
        <translation>Mikrofon oder Lautsprecher können nicht benutzt werden</translation>
    </message>
    <message>
        <source>No pack for these languages</source>
        <translation>Kein Paket für diese Sprachen</translation>
    </message>
    <message>
        <source>A pack is damaged</source>
        <translation>Ein Paket ist beschädigt</translation>
    </message>
    <message>
        <source>A setting is wrong</source>
        <translation>Eine Einstellung ist falsch</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Recognizer</source>
        <translation>Spracherkennung</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Recognizing</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Translating</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Beginning to speak</source>
        <translation>Sprechbeginn</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Asking what there is</source>
        <translation>Angebot wird abgefragt</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Wird entpackt</translation>
    </message>
    <message>
        <source>Converting, a minute or two</source>
        <translation>Wird umgewandelt, ein bis zwei Minuten</translation>
    </message>
    <message>
        <source>Trying a sentence</source>
        <translation>Satz wird ausprobiert</translation>
    </message>
    <message>
        <source>Checking it, and trying a sentence</source>
        <translation>Wird geprüft, ein Satz wird ausprobiert</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Wird entfernt</translation>
    </message>
    <message>
        <source>It is sound, and works</source>
        <translation>In Ordnung und funktioniert</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>WriteLine</name>
    <message>
        <source>Any language</source>
        <translation>Beliebige Sprache</translation>
    </message>
    <message>
        <source>Write in %1</source>
        <translation>Auf %1 schreiben</translation>
    </message>
    <message>
        <source>any language</source>
        <translation>beliebige Sprache</translation>
    </message>
    <message>
        <source>Press Start to write as well as speak</source>
        <translation>„Starten“ drücken, um zu schreiben und zu sprechen</translation>
    </message>
    <message>
        <source>Translate and speak it</source>
        <translation>Übersetzen und sprechen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
</context>
</TS>

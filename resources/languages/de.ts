<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
    <message>
        <source>End the conversation</source>
        <translation>Das Gespräch beenden</translation>
    </message>
    <message>
        <source>Begin to listen</source>
        <translation>Mit dem Zuhören beginnen</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Wieder zuhören</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Nicht weitersprechen</translation>
    </message>
    <message>
        <source>Speak translations</source>
        <translation>Übersetzungen sprechen</translation>
    </message>
    <message>
        <source>Do not speak translations</source>
        <translation>Übersetzungen nicht sprechen</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
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
        <source>Follow the conversation again</source>
        <translation>Dem Gespräch wieder folgen</translation>
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
    <name>LanguagePair</name>
    <message>
        <source>This side speaks</source>
        <translation>Diese Seite spricht</translation>
    </message>
    <message>
        <source>Swap the languages</source>
        <translation>Sprachen tauschen</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>Die andere Seite spricht</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Trial models, made from synthetic voices: they will misread people</source>
        <translation>Probemodelle, aus künstlichen Stimmen gemacht: Menschen werden sie falsch verstehen</translation>
    </message>
    <message>
        <source>The microphone %1 is gone. The conversation goes on when it, or another, is there.</source>
        <translation>Das Mikrofon %1 ist weg. Das Gespräch geht weiter, sobald es oder ein anderes da ist.</translation>
    </message>
    <message>
        <source>The loudspeaker %1 is gone. What is translated is shown, and spoken when one is there.</source>
        <translation>Der Lautsprecher %1 ist weg. Übersetzungen werden gezeigt, und gesprochen, sobald einer da ist.</translation>
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
    <name>Progress</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
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
    <name>TopBar</name>
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
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Choose languages</source>
        <translation>Sprachen wählen</translation>
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
        <source>after %1</source>
        <translation>nach %1</translation>
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
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
</TS>

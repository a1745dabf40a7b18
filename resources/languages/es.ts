<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ControlBar</name>
    <message>
        <source>End now</source>
        <translation>Terminar ya</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>End the conversation</source>
        <translation>Terminar la conversación</translation>
    </message>
    <message>
        <source>Begin to listen</source>
        <translation>Empezar a escuchar</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Volver a escuchar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Dejar de hablar</translation>
    </message>
    <message>
        <source>Speak translations</source>
        <translation>Decir las traducciones</translation>
    </message>
    <message>
        <source>Do not speak translations</source>
        <translation>No decir las traducciones</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Said</source>
        <translation>Dicho</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Lo último</translation>
    </message>
    <message>
        <source>Follow the conversation again</source>
        <translation>Volver a seguir la conversación</translation>
    </message>
    <message>
        <source>Speak, in either language</source>
        <translation>Hable, en cualquiera de los dos idiomas</translation>
    </message>
    <message>
        <source>Press Start, and speak</source>
        <translation>Pulse «Empezar» y hable</translation>
    </message>
    <message>
        <source>What is said appears on one side and its translation on the other, while it is being said. Nothing leaves this computer.</source>
        <translation>Lo que se dice aparece a un lado y su traducción al otro, mientras se habla. Nada sale de este ordenador.</translation>
    </message>
</context>
<context>
    <name>LanguagePair</name>
    <message>
        <source>This side speaks</source>
        <translation>Este lado habla</translation>
    </message>
    <message>
        <source>Swap the languages</source>
        <translation>Intercambiar los idiomas</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>El otro lado habla</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Trial models, made from synthetic voices: they will misread people</source>
        <translation>Modelos de prueba, hechos con voces sintéticas: entenderán mal a las personas</translation>
    </message>
    <message>
        <source>The microphone %1 is gone. The conversation goes on when it, or another, is there.</source>
        <translation>El micrófono %1 ya no está. La conversación sigue cuando vuelva o haya otro.</translation>
    </message>
    <message>
        <source>The loudspeaker %1 is gone. What is translated is shown, and spoken when one is there.</source>
        <translation>El altavoz %1 ya no está. Las traducciones se muestran, y se dirán cuando haya uno.</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Input level</source>
        <translation>Nivel de entrada</translation>
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
        <translation>%1 de retraso, no se pierde nada</translation>
    </message>
    <message>
        <source>%1 of sound were lost</source>
        <translation>Se perdieron %1 de sonido</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Colours: light</source>
        <translation>Colores: claros</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Colores: oscuros</translation>
    </message>
    <message>
        <source>Colours: high contrast</source>
        <translation>Colores: alto contraste</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>Colores: como el sistema</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Choose languages</source>
        <translation>Elegir idiomas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo de nuevo</translation>
    </message>
</context>
<context>
    <name>TurnRow</name>
    <message>
        <source>%1 said: %2. Translation: %3</source>
        <translation>Dicho en %1: %2. Traducción: %3</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>escrito</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>tras %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Loading models</source>
        <translation>Cargando modelos</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Abriendo el micrófono</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Escuchando</translation>
    </message>
    <message>
        <source>Hearing you</source>
        <translation>Le oye</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Pensando</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Terminando</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Algo va mal</translation>
    </message>
    <message>
        <source>There is no such microphone or loudspeaker</source>
        <translation>No existe ese micrófono o altavoz</translation>
    </message>
    <message>
        <source>The device went away</source>
        <translation>El dispositivo ya no está</translation>
    </message>
    <message>
        <source>The microphone or the loudspeaker cannot be used</source>
        <translation>No se puede usar el micrófono o el altavoz</translation>
    </message>
    <message>
        <source>No pack for these languages</source>
        <translation>No hay paquete para estos idiomas</translation>
    </message>
    <message>
        <source>A pack is damaged</source>
        <translation>Un paquete está dañado</translation>
    </message>
    <message>
        <source>A setting is wrong</source>
        <translation>Un ajuste es incorrecto</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>No ha funcionado</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
</TS>

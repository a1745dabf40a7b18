<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ControlBar</name>
    <message>
        <source>End now</source>
        <translation>Terminer maintenant</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>End the conversation</source>
        <translation>Terminer la conversation</translation>
    </message>
    <message>
        <source>Begin to listen</source>
        <translation>Commencer à écouter</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Écouter à nouveau</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Cesser de parler</translation>
    </message>
    <message>
        <source>Speak translations</source>
        <translation>Dire les traductions</translation>
    </message>
    <message>
        <source>Do not speak translations</source>
        <translation>Ne pas dire les traductions</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Said</source>
        <translation>Paroles</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traduction</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Au plus récent</translation>
    </message>
    <message>
        <source>Follow the conversation again</source>
        <translation>Suivre à nouveau la conversation</translation>
    </message>
    <message>
        <source>Speak, in either language</source>
        <translation>Parlez, dans l’une ou l’autre langue</translation>
    </message>
    <message>
        <source>Press Start, and speak</source>
        <translation>Appuyez sur « Démarrer » et parlez</translation>
    </message>
    <message>
        <source>What is said appears on one side and its translation on the other, while it is being said. Nothing leaves this computer.</source>
        <translation>Les paroles apparaissent d’un côté, leur traduction de l’autre, pendant que l’on parle. Rien ne quitte cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>LanguagePair</name>
    <message>
        <source>This side speaks</source>
        <translation>Ce côté parle</translation>
    </message>
    <message>
        <source>Swap the languages</source>
        <translation>Échanger les langues</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>L’autre côté parle</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Trial models, made from synthetic voices: they will misread people</source>
        <translation>Modèles d’essai, faits de voix synthétiques : ils comprendront mal les gens</translation>
    </message>
    <message>
        <source>The microphone %1 is gone. The conversation goes on when it, or another, is there.</source>
        <translation>Le microphone %1 n’est plus là. La conversation reprend dès qu’il revient, ou qu’un autre est là.</translation>
    </message>
    <message>
        <source>The loudspeaker %1 is gone. What is translated is shown, and spoken when one is there.</source>
        <translation>Le haut-parleur %1 n’est plus là. Les traductions s’affichent, et seront dites dès qu’il y en a un.</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Input level</source>
        <translation>Niveau d’entrée</translation>
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
        <translation>%1 de retard, rien n’est perdu</translation>
    </message>
    <message>
        <source>%1 of sound were lost</source>
        <translation>%1 de son ont été perdues</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Colours: light</source>
        <translation>Couleurs : claires</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Couleurs : sombres</translation>
    </message>
    <message>
        <source>Colours: high contrast</source>
        <translation>Couleurs : contraste élevé</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>Couleurs : comme le système</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Choose languages</source>
        <translation>Choisir les langues</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>TurnRow</name>
    <message>
        <source>%1 said: %2. Translation: %3</source>
        <translation>Dit en %1 : %2. Traduction : %3</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>écrit</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>après %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Loading models</source>
        <translation>Chargement des modèles</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Ouverture du microphone</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>À l’écoute</translation>
    </message>
    <message>
        <source>Hearing you</source>
        <translation>Vous entend</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Réfléchit</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Parle</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Se termine</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Quelque chose ne va pas</translation>
    </message>
    <message>
        <source>There is no such microphone or loudspeaker</source>
        <translation>Ce microphone ou ce haut-parleur n’existe pas</translation>
    </message>
    <message>
        <source>The device went away</source>
        <translation>L’appareil n’est plus là</translation>
    </message>
    <message>
        <source>The microphone or the loudspeaker cannot be used</source>
        <translation>Le microphone ou le haut-parleur ne peut pas être utilisé</translation>
    </message>
    <message>
        <source>No pack for these languages</source>
        <translation>Pas de paquet pour ces langues</translation>
    </message>
    <message>
        <source>A pack is damaged</source>
        <translation>Un paquet est endommagé</translation>
    </message>
    <message>
        <source>A setting is wrong</source>
        <translation>Un réglage est incorrect</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Cela n’a pas fonctionné</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
</TS>

; Inno Setup 6: an installer for one user, without administrator's rights, of what packaging\windows\build.ps1 made.
;   iscc /DVersion=1.2.3 packaging\windows\interpreter.iss
; Nobody has run this script yet.

#ifndef Version
  #error Say which version: /DVersion=1.2.3
#endif
#define Bundle "..\..\dist\interpreter-app"

[Setup]
AppId={{6E1D6C0B-3C0B-4C52-9E5B-1B0B4A7E9D31}
AppName=Interpreter
AppVersion={#Version}
AppVerName=Interpreter {#Version}
DefaultDirName={autopf}\Interpreter
DefaultGroupName=Interpreter
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\work\interpreter\interpreter.ico
UninstallDisplayIcon={app}\Interpreter.exe
OutputDir=..\..\dist
OutputBaseFilename=interpreter-app-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
ChangesEnvironment=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; Parts of an older version must not stay beside those of the new one.
Type: filesandordirs; Name: "{app}\parts"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\Interpreter"; Filename: "{app}\Interpreter.exe"
Name: "{autodesktop}\Interpreter"; Filename: "{app}\Interpreter.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\Interpreter.exe"; Description: "{cm:LaunchProgram,Interpreter}"; Flags: nowait postinstall skipifsilent

# Makes the bundle for Windows, and its installer where Inno Setup 6 (iscc) is there.  Nobody has run this script yet.
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
# The bundle needs the Universal C Runtime, which Windows 10 and 11 have; PyInstaller puts Visual C++'s runtime
# (vcruntime140*.dll, msvcp140*.dll) beside the program, so that nothing has to be installed first.
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '..\..')).Path
Set-Location $root
$python = 'build\env\Scripts\python.exe'

function Invoke-Checked([string]$Program, [string[]]$With) {
    & $Program @With
    if ($LASTEXITCODE -ne 0) { throw "$Program $With ended with $LASTEXITCODE" }
}

if (-not (Test-Path $python)) {
    Invoke-Checked 'py' @('-3.11', '-m', 'venv', 'build\env')
    foreach ($lock in 'requirements.txt', 'requirements-bundle.txt') {
        Invoke-Checked $python @('-m', 'pip', 'install', '--quiet', '--require-hashes', '--only-binary', ':all:', '-r', "packaging\$lock")
    }
}
if (Test-Path dist\interpreter-app) { Remove-Item -Recurse -Force dist\interpreter-app }
Invoke-Checked $python @('-m', 'PyInstaller', '--noconfirm', '--log-level', 'WARN', '--workpath', 'build\work',
    '--distpath', 'dist', 'packaging\bundle\interpreter.spec')
Invoke-Checked $python @('packaging\bundle\finish.py', 'build\work\interpreter\collected.json', 'dist\interpreter-app')
$version = (& dist\interpreter-app\interpreter-app.exe --version).Split(' ')[1]
Compress-Archive -Force -Path dist\interpreter-app -DestinationPath "dist\interpreter-app-$version-windows-x64.zip"
if (Get-Command iscc -ErrorAction SilentlyContinue) {
    Invoke-Checked 'iscc' @("/DVersion=$version", 'packaging\windows\interpreter.iss')
} else {
    Write-Host 'no installer: Inno Setup (iscc) is not there'
}

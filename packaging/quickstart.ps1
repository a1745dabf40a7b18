# The Windows twin of `quickstart`: sets up everything in the checkout's .venv, then interprets the sample conversation.
#   powershell -ExecutionPolicy Bypass -File packaging\quickstart.ps1 [test]
param([ValidateSet('demo', 'test')][string]$Mode = 'demo')

# Native programs write progress to standard error, which would end the script under 'Stop': exit codes are checked instead.
$ErrorActionPreference = 'Continue'
$env:PYTHONUTF8 = '1'
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false

$root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
$python = Join-Path $root '.venv\Scripts\python.exe'
$log = Join-Path $root 'quickstart\setup.log'

function Stop-With([string]$What, [string]$Remedy) {
    [Console]::Error.WriteLine("error: $What")
    [Console]::Error.WriteLine("  $Remedy")
    exit 1
}

function Find-Python {
    # `python` may be the Microsoft Store's stand-in, which fails here as a missing program does.
    $test = 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))'
    foreach ($candidate in @(@('py', '-3'), @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('python'))) {
        if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
        $flags = @($candidate | Select-Object -Skip 1)
        & $candidate[0] @flags -c $test *> $null
        if ($LASTEXITCODE -eq 0) { return , $candidate }
    }
    return $null
}

function Install-Packages([string[]]$What) {
    & $python -m pip --disable-pip-version-check --no-input --quiet install @What *>> $log
    return $LASTEXITCODE -eq 0
}

function Initialize-Environment([string]$Requirements, [string[]]$Serves) {
    # What is installed is described by these files and by where the checkout lies; nothing is done again until one changes.
    $files = 'pyproject.toml', 'packaging\requirements.txt', 'packaging\requirements-dev.txt'
    $stamp = (@($root) + @($files | ForEach-Object { (Get-FileHash $_).Hash })) -join ' '
    $stampFile = Join-Path $root ".venv\ready-$Mode"
    if ((Test-Path $python) -and (Test-Path $stampFile) -and ((Get-Content $stampFile -Raw).Trim() -eq $stamp)) { return }

    $base = Find-Python
    if ($null -eq $base) {
        Stop-With 'Python 3.11 or newer was not found' 'Install it (winget install Python.Python.3.13), then run packaging\quickstart.ps1 again.'
    }
    Write-Host 'Setting up .venv; this takes a minute or two the first time ...'
    $flags = @($base | Select-Object -Skip 1)
    & $base[0] @flags -m venv --clear .venv *>> $log
    if ($LASTEXITCODE -ne 0) {
        Stop-With "the virtual environment .venv could not be made (see $log)" 'Check the free disk space, delete .venv, then run packaging\quickstart.ps1 again.'
    }
    if (-not (Install-Packages @('--require-hashes', '--only-binary', ':all:', '-r', $Requirements)) -or
        -not (Install-Packages @('--no-deps', '--no-build-isolation', '-e', '.'))) {
        Stop-With "the Python packages could not be installed (see $log)" 'Check the network connection and the free disk space, then run packaging\quickstart.ps1 again.'
    }
    foreach ($served in $Serves) { Set-Content -Path (Join-Path $root ".venv\ready-$served") -Value $stamp -Encoding UTF8 }
}

function Start-Demo {
    Initialize-Environment 'packaging\requirements.txt' @('demo')
    $sample = 'resources\samples\conversation.ogg'
    if (-not (Test-Path $sample)) { Stop-With "$sample is missing" 'Check out the whole project again.' }
    Write-Host "Interpreting $sample (English and Spanish)"
    & $python -m interpreter_app interpret $sample --between en es --speech quickstart\translation.wav `
        --transcript quickstart\transcript.txt --events quickstart\events.jsonl
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    Write-Host "Spoken translation: $(Join-Path $root 'quickstart\translation.wav')"
}

function Start-Checks {
    Initialize-Environment 'packaging\requirements-dev.txt' @('demo', 'test')
    $failed = @()
    $checks = [ordered]@{
        'ruff'         = @('-m', 'ruff', 'check', '.')
        'ruff format'  = @('-m', 'ruff', 'format', '--check', '.')
        'mypy'         = @('-m', 'mypy')
        'lint-imports' = @('-c', 'from importlinter.cli import lint_imports_command; lint_imports_command()')
        'pytest'       = @('-m', 'pytest', '--ignore=tests/device', '--cov=interpreter_app.core', '--cov=interpreter_app.policy', '--cov-fail-under=100')
    }
    foreach ($name in $checks.Keys) {
        Write-Host "== $name"
        $arguments = $checks[$name]
        & $python @arguments
        if ($LASTEXITCODE -ne 0) { $failed += $name }
    }
    if ($failed) { Stop-With "these checks failed: $($failed -join ', ')" 'Their output stands above.' }
    Write-Host 'All checks passed: ruff, mypy, lint-imports, pytest, 100 % branch coverage of core and policy.'
}

Set-Location $root
New-Item -ItemType Directory -Force quickstart | Out-Null
New-Item -ItemType File -Force $log | Out-Null
if ($Mode -eq 'test') { Start-Checks } else { Start-Demo }

# Lets Windows open socialpay:// links with the desk, for the user who runs this.
#
#   powershell -File packaging\register-links.ps1 [-Program C:\...\social-pay-desk.exe] [-Remove]
#
# What follows "--" is never read as an option, whatever a link holds.
param(
    [string]$Program = (Join-Path $PSScriptRoot "..\build\package\dist\social-pay-desk\social-pay-desk.exe"),
    [switch]$Remove
)
$ErrorActionPreference = "Stop"
$key = "HKCU:\Software\Classes\socialpay"
if ($Remove) {
    if (Test-Path $key) { Remove-Item $key -Recurse }
    exit 0
}
$exe = (Resolve-Path $Program).Path
New-Item "$key\shell\open\command" -Force | Out-Null
Set-ItemProperty $key "(Default)" "URL:Social Pay Desk"
Set-ItemProperty $key "URL Protocol" ""
Set-ItemProperty "$key\shell\open\command" "(Default)" "`"$exe`" call -- `"%1`""

@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem A fix script by Tidemark 0.1.0. Without a word after its name it changes nothing.
set "ERRORLEVEL="
set "TIDE_CLUSTER_DIR=%SystemRoot%\Cluster"
set "TIDE_TEMP=%TEMP%\tidemark-%RANDOM%-%RANDOM%.txt"
if /i "%COMPUTERNAME%"=="NODE1" set "TIDE_INSTALL=C:\Program Files\Exchsrvr"
if /i "%~1"=="node" goto node
if /i "%~1"=="cluster" goto cluster
if "%~1"=="" goto show
echo The word after the name of this script is either node or cluster.
exit /b 64
:show
echo Nothing was changed. This script works with one of two words after its name:
echo   node     what is to be done on this computer. Do it on every computer named below first.
echo   cluster  what is to be done once per cluster, on any of its nodes.
echo With the word node, on "NODE1":
echo Step 1: register excluadm.dll as a COM class.
echo Step 3: write the event source "MSExchange Cluster" with the message file "%%SystemRoot%%\Cluster\clusmsg.dll".
echo With the word node, on "NODE2":
echo Step 2: register excluadm.dll as a COM class.
echo With the word cluster, once:
echo Step 4: create the resource type "Microsoft Exchange Information Store".
echo   This is the last resort: where setup can still do it, let setup do it.
echo Step 5: register excluadm.dll with Cluster Administrator.
echo Steps to be done by hand, which are not in this script: 1.
exit /b 0
:node
if /i "%COMPUTERNAME%"=="NODE1" goto node_1
if /i "%COMPUTERNAME%"=="NODE2" goto node_2
echo There is nothing in this script for the computer "%COMPUTERNAME%".
exit /b 2
:node_1
set "TIDE_STEP=1"
echo Step 1: register excluadm.dll as a COM class.
set "TIDE_DLL_DIR=%TIDE_CLUSTER_DIR%"
if exist "%TIDE_DLL_DIR%\excluadm.dll" goto step_1_dll
if not defined TIDE_INSTALL goto no_excluadm
set "TIDE_DLL_DIR=%TIDE_INSTALL%\bin"
if not exist "%TIDE_DLL_DIR%\excluadm.dll" goto no_excluadm
:step_1_dll
"%SystemRoot%\system32\regsvr32.exe" /s "%TIDE_DLL_DIR%\excluadm.dll"
if not "%ERRORLEVEL%"=="0" goto failed
echo   Registered "%TIDE_DLL_DIR%\excluadm.dll".
set "TIDE_STEP=3"
echo Step 3: write the event source "MSExchange Cluster" with the message file "%%SystemRoot%%\Cluster\clusmsg.dll".
"%SystemRoot%\system32\reg.exe" add "HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\MSExchange Cluster" /v EventMessageFile /t REG_EXPAND_SZ /d "%%SystemRoot%%\Cluster\clusmsg.dll" /f >nul
if not "%ERRORLEVEL%"=="0" goto failed
"%SystemRoot%\system32\reg.exe" query "HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\MSExchange Cluster" /v EventMessageFile >"%TIDE_TEMP%"
if not "%ERRORLEVEL%"=="0" goto failed
"%SystemRoot%\system32\find.exe" "%%SystemRoot%%\Cluster\clusmsg.dll" "%TIDE_TEMP%" >nul
if not "%ERRORLEVEL%"=="0" goto not_read_back
"%SystemRoot%\system32\reg.exe" add "HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\MSExchange Cluster" /v TypesSupported /t REG_DWORD /d "7" /f >nul
if not "%ERRORLEVEL%"=="0" goto failed
"%SystemRoot%\system32\reg.exe" query "HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\MSExchange Cluster" /v TypesSupported >"%TIDE_TEMP%"
if not "%ERRORLEVEL%"=="0" goto failed
"%SystemRoot%\system32\find.exe" "0x7" "%TIDE_TEMP%" >nul
if not "%ERRORLEVEL%"=="0" goto not_read_back
del "%TIDE_TEMP%" >nul 2>nul
echo   Written and read back.
goto done
:node_2
set "TIDE_STEP=2"
echo Step 2: register excluadm.dll as a COM class.
set "TIDE_DLL_DIR=%TIDE_CLUSTER_DIR%"
if exist "%TIDE_DLL_DIR%\excluadm.dll" goto step_2_dll
if not defined TIDE_INSTALL goto no_excluadm
set "TIDE_DLL_DIR=%TIDE_INSTALL%\bin"
if not exist "%TIDE_DLL_DIR%\excluadm.dll" goto no_excluadm
:step_2_dll
"%SystemRoot%\system32\regsvr32.exe" /s "%TIDE_DLL_DIR%\excluadm.dll"
if not "%ERRORLEVEL%"=="0" goto failed
echo   Registered "%TIDE_DLL_DIR%\excluadm.dll".
goto done
:cluster
if /i "%COMPUTERNAME%"=="NODE1" goto cluster_node
if /i "%COMPUTERNAME%"=="NODE2" goto cluster_node
echo The computer "%COMPUTERNAME%" is no node of the cluster that this script is for.
exit /b 2
:cluster_node
set "TIDE_STEP=4"
echo Step 4: create the resource type "Microsoft Exchange Information Store".
echo   This is the last resort: where setup can still do it, let setup do it.
if not exist "%TIDE_CLUSTER_DIR%\exres.dll" goto no_exres
"%SystemRoot%\system32\cluster.exe" restype "Microsoft Exchange Information Store" /prop >nul 2>nul
if "%ERRORLEVEL%"=="0" goto step_4_there
"%SystemRoot%\system32\cluster.exe" restype "Microsoft Exchange Information Store" /create /dll:exres.dll /type:"Microsoft Exchange Information Store"
if not "%ERRORLEVEL%"=="0" goto failed
"%SystemRoot%\system32\cluster.exe" restype "Microsoft Exchange Information Store" /prop >nul
if not "%ERRORLEVEL%"=="0" goto failed
echo   Created.
goto step_4_end
:step_4_there
echo   It is there already. Nothing was changed.
:step_4_end
set "TIDE_STEP=5"
echo Step 5: register excluadm.dll with Cluster Administrator.
if not defined TIDE_INSTALL goto step_5_cluster_dir
set "TIDE_TOOL=%TIDE_INSTALL%\bin\cladmreg.exe"
if exist "%TIDE_TOOL%" goto step_5_tool
:step_5_cluster_dir
set "TIDE_TOOL=%TIDE_CLUSTER_DIR%\cladmreg.exe"
if not exist "%TIDE_TOOL%" goto no_cladmreg
:step_5_tool
set "TIDE_DLL_DIR=%TIDE_CLUSTER_DIR%"
if exist "%TIDE_DLL_DIR%\excluadm.dll" goto step_5_dll
if not defined TIDE_INSTALL goto no_excluadm
set "TIDE_DLL_DIR=%TIDE_INSTALL%\bin"
if not exist "%TIDE_DLL_DIR%\excluadm.dll" goto no_excluadm
:step_5_dll
cd /d "%TIDE_DLL_DIR%"
if not "%ERRORLEVEL%"=="0" goto failed
"%TIDE_TOOL%" /q excluadm.dll
if not "%ERRORLEVEL%"=="0" goto failed
echo   Registered with "%TIDE_TOOL%".
goto done
:done
echo All steps of this part are done.
exit /b 0
:no_excluadm
echo   excluadm.dll is neither in the Cluster directory nor in the bin directory of Exchange.
if not defined TIDE_INSTALL goto ask
goto stopped
:no_cladmreg
echo   cladmreg.exe is neither in the bin directory of Exchange nor in the Cluster directory.
if not defined TIDE_INSTALL goto ask
goto stopped
:no_exres
echo   exres.dll is not in the Cluster directory of this computer. Copy it there first.
goto stopped
:not_read_back
del "%TIDE_TEMP%" >nul 2>nul
echo   What was written could not be read back.
goto stopped
:ask
echo   The directory of Exchange is not known. Set TIDE_INSTALL to it and start this script again.
goto stopped
:failed
echo   It failed with code %ERRORLEVEL%.
:stopped
echo Step %TIDE_STEP% was not done, and nothing after it.
exit /b 1

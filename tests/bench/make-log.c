/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Writes a managed setup log of a given size to standard output: runs of many lengths, settings and rules,
 * tasks with their scripts, native lines with noise, warnings, errors with stacks, lines of kilobytes and now
 * and then of a megabyte. The shares are those of published logs. The same bytes at every call; nothing is
 * held but the line at hand.
 */
#define MIB (1024 * 1024)
#define OUTPUT_BUFFER MIB

static uint64_t state = 0x9e3779b97f4a7c15;
static uint64_t written;
static uint64_t clock_ms;

static unsigned
random_below (unsigned n)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;

  return (state >> 33) % n;
}

#define ANY_OF(words) words[random_below (sizeof (words) / sizeof *(words))]

static void
write_bytes (const char *bytes,
             size_t      length)
{
  if (fwrite (bytes, 1, length, stdout) != length)
    {
      perror ("make-log");
      exit (1);
    }
  written += length;
}

static void write_formatted (const char *format, va_list arguments) __attribute__ ((format (printf, 1, 0)));
static void write_line (const char *format, ...) __attribute__ ((format (printf, 1, 2)));
static void say (const char *format, ...) __attribute__ ((format (printf, 1, 2)));

static void
write_formatted (const char *format,
                 va_list     arguments)
{
  char line[2048];
  int  length = vsnprintf (line, sizeof line, format, arguments);

  write_bytes (line, length < (int) sizeof line ? (size_t) length : sizeof line - 1);
  write_bytes ("\r\n", 2);
}

/* A line that continues the entry above it */
static void
write_line (const char *format,
            ...)
{
  va_list arguments;

  va_start (arguments, format);
  write_formatted (format, arguments);
  va_end (arguments);
}

static void
write_stamp (void)
{
  char     stamp[40];
  unsigned second = clock_ms / 1000 % 86400;
  unsigned day = clock_ms / 86400000;
  int      length;

  clock_ms += random_below (40);
  length = snprintf (stamp, sizeof stamp, "[%02u/%02u/%04u %02u:%02u:%02u.%04u] ", 1 + day / 28 % 12,
                     1 + day % 28, 2016 + day / 336 % 100, second / 3600, second / 60 % 60, second % 60,
                     (unsigned) (clock_ms % 1000));
  write_bytes (stamp, length);
}

static void
say (const char *format,
     ...)
{
  va_list arguments;

  write_stamp ();
  va_start (arguments, format);
  write_formatted (format, arguments);
  va_end (arguments);
}

static const char *const cmdlets[] = {
  "install-ExchangeSchema",
  "Get-ProcessModule",
  "install-Container",
  "Write-ExchangeSetupLog",
  "Start-SetupService",
  "New-ServiceEndpoint",
  "Set-LocalPermissions",
  "new-exchangeserver",
  "Update-RmsSharedIdentity",
  "install-MsiPackage",
  "Stop-SetupService",
  "initialize-ExchangeUniversalGroups",
};
static const char *const settings[] = {
  "SetupRoles",
  "ServerRoleUnpacked",
  "Watermarks",
  "ComputerNameDnsFullyQualified",
  "WindowsVersion",
  "SiteName",
  "PrepareDomain",
  "MSDTCStarted",
  "MsExServicesConfigDN",
  "IsServerCore",
  "PowerShellScope",
  "Iis7ManagedCodeKey",
  "PendingFileRenames",
  "DomainControllerRef",
  "TotalPhysicalMemory",
};
static const char *const modules[] = {
  "Microsoft.Exchange.Management.Tasks.ManageSetupBindingTasks",
  "Microsoft.Exchange.Configuration.Tasks.Task",
  "Microsoft.Exchange.Data.Directory.ADSession",
  "Microsoft.Exchange.Setup.Common.SetupOperations",
  "System.Management.Automation.MshCommandRuntime",
};
static const char *const functions[] = {
  "CAtomOrgCtChildren::ScCopyAttribute",
  "ScCreateOrgLevelAddressTypeObjs",
  "CBaseServiceAtom(Microsoft Exchange Information Store)::ScAdd",
  "ScPrepareOrganization",
  "CInsParser::ScProcessLine",
};

static void
say_setting (void)
{
  say ("[0] Evaluated [Setting:%s] [HasException:False] [Value:\"%u\"] [ParentValue:\"<NULL>\"] "
       "[Thread:%u] [Duration:00:00:00.%07u]",
       ANY_OF (settings), random_below (100000), random_below (40), random_below (9999999));
}

static void
say_rule (void)
{
  unsigned rule = random_below (140);

  say ("[0] Started [Rule:Readiness%u] [Parent:%s] [RuleType:%s]", rule, ANY_OF (settings),
       rule % 3 ? "Error" : "Warning");
  say ("[0] Evaluated [Rule:Readiness%u] [HasException:False] [Value:\"False\"] [ParentValue:\"%u\"] "
       "[Thread:%u] [Duration:00:00:00.%07u]",
       rule, random_below (1000), random_below (40), random_below (9999999));
}

static void
say_cmdlet (void)
{
  const char *cmdlet = ANY_OF (cmdlets);

  say ("[2] Active Directory session settings for '%s' are: View Entire Forest: 'True', Configuration Domain "
       "Controller: 'DC%u.contoso.local', Preferred Global Catalog: 'DC%u.contoso.local', Preferred Domain "
       "Controllers: '{ DC%u.contoso.local }'",
       cmdlet, random_below (9), random_below (9), random_below (9));
  say ("[2] User specified parameters:  -LogFilePath:'C:\\ExchangeSetupLogs\\%s.log' -Identity:'CN=Object %u,"
       "CN=Services,CN=Configuration,DC=contoso,DC=local' -Force:'True'",
       cmdlet, random_below (100000));
  say ("[2] Beginning processing %s", cmdlet);
  for (unsigned i = random_below (6); i > 0; i--)
    say ("[2] Previous operation run on domain controller 'DC%u.contoso.local'; searching objects of type "
         "'ADContainer' under the root 'CN=Object %u,CN=Services,CN=Configuration,DC=contoso,DC=local'.",
         random_below (9), random_below (100000));
  if (random_below (8) == 0)
    say ("[2] Used domain controller DC%u.contoso.local to read object CN=Object %u,CN=Microsoft Exchange,"
         "CN=Services,CN=Configuration,DC=contoso,DC=local.",
         random_below (9), random_below (100000));
  say ("[2] Ending processing %s", cmdlet);
}

/* A task: its script, whose lines continue the entry */
static void
say_task (void)
{
  say ("[1] Executing: ");
  for (unsigned i = 3 + random_below (20); i > 0; i--)
    write_line ("          $value%u = join-path $RoleInstallPath "
                "(\"Setup\\Data\\\"+$RoleSchemaPrefix + \"%u.ldf\")  ",
                i, random_below (1000));
  say_cmdlet ();
}

static void
say_native (void)
{
  for (unsigned i = 1 + random_below (8); i > 0; i--)
    {
      const char *function = ANY_OF (functions);

      say ("[2] Entering %s", function);
      say ("[2] Status code check 0X%08X failed for attribute %u", random_below (0x7fffffff), i);
      say ("[2] Leaving %s", function);
    }
}

/* A lone frame: it means nothing, and there are many. */
static void
say_noise (void)
{
  say ("[2]  %s (f:\\14.01.0218\\sources\\dev\\admin\\src\\libs\\exsetup\\hiddenw1.cxx:%u)",
       ANY_OF (functions), random_below (3000));
  write_line ("           Error code 0X8000500D (20493): The property cannot be found in the cache.");
}

static void
say_stack (const char *level)
{
  say ("[1] [%s] The object 'CN=Object %u' could not be read by the server EX%u.", level,
       random_below (100000), random_below (20));
  for (unsigned i = 4 + random_below (24); i > 0; i--)
    write_line ("   at %s.InternalProcessRecord%u(String name, Boolean force, Int32 count) in method %u",
                ANY_OF (modules), random_below (90), random_below (4000));
}

/* Lists of objects in one line: kilobytes often, a megabyte seldom */
static void
say_list (unsigned n_names)
{
  write_stamp ();
  write_bytes ("[0] Members: ", 13);
  for (unsigned i = 0; i < n_names; i++)
    {
      char name[80];

      write_bytes (name, snprintf (name, sizeof name, "CN=User %u,OU=Department %u,DC=contoso,DC=local; ",
                                   random_below (1000000), random_below (300)));
    }
  write_bytes ("\r\n", 2);
}

static void
say_something (void)
{
  unsigned what = random_below (10000);

  if (what < 3000)
    say_setting ();
  else if (what < 4000)
    say_rule ();
  else if (what < 6500)
    say_cmdlet ();
  else if (what < 7500)
    say_task ();
  else if (what < 8800)
    say_native ();
  else if (what < 9600)
    say_noise ();
  else if (what < 9730)
    say ("[1] [WARNING] The service endpoint %u is not answering.", random_below (1000));
  else if (what < 9780)
    say_stack ("WARNING");
  else if (what < 9800)
    say_stack ("ERROR");
  else if (what < 9999)
    say_list (20 + random_below (250));
  else if (random_below (20) == 0)
    say_list (20000);
}

static void
begin_run (unsigned run)
{
  clock_ms += 3600000;
  say ("[0] **********************************************");
  say ("[0] Starting Microsoft Exchange Server 2016 Setup");
  say ("[0] **********************************************");
  say ("[0] Local time zone: (UTC-05:00) Eastern Time (US & Canada).");
  say ("[0] Operating system version: Microsoft Windows NT 6.2.9200.0.");
  say ("[0] Setup version: 15.1.%u.1.", 1500 + run);
  say ("[0] Logged on user: CONTOSO\\admin.");
  say ("[0] Command Line Parameter Name='mode', Value='Install'.");
  say ("[0] RuntimeAssembly was started with the following command: '/mode:Install /roles:Mailbox'.");
  say ("[0] The following roles have been unpacked: BridgeheadRole MailboxRole");
  say ("[0] The following roles are installed: BridgeheadRole MailboxRole");
  say ("[0] Server Name=EX1");
  say ("[0] The installation mode is set to: 'BuildToBuildUpgrade'.");
  say ("[0] CurrentResult console.ProcessRunInternal:198: 0");
}

static void
end_run (unsigned run,
         int      failed)
{
  if (failed)
    {
      say_stack ("ERROR");
      say ("[1] [ERROR-REFERENCE] Id=MailboxComponent___%08X Component=EXCHANGE14:\\Current\\Release\\Shared",
           run);
      say ("[1] Setup is stopping now because of one or more critical errors.");
      say ("[0] The Exchange Server setup operation didn't complete. More details can be found in "
           "ExchangeSetup.log located in the <SystemDrive>:\\ExchangeSetupLogs folder.");
    }
  else
    say ("[0] The Exchange Server setup operation completed successfully.");
  say ("[0] CurrentResult setupbase.maincore:396: %d", failed);
  say ("[0] End of Setup");
  say ("[0] **********************************************");
}

static void
write_log (uint64_t size)
{
  for (unsigned run = 0; written < size; run++)
    {
      uint64_t length = (256 << random_below (6)) * 1024ull;
      uint64_t end = size - written < length + MIB ? size : written + length;

      begin_run (run);
      say ("[0] Setup will run the task 'Install-MailboxRole'");
      while (written < end)
        say_something ();
      end_run (run, end == size || run % 3 != 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  char              *end;
  unsigned long long mib = argc == 2 ? strtoull (argv[1], &end, 10) : 0;

  if (mib == 0 || mib > MIB || *end != '\0')
    {
      fputs ("usage: make-log MEBIBYTES >LOG\n", stderr);
      return 64;
    }

  setvbuf (stdout, NULL, _IOFBF, OUTPUT_BUFFER);
  write_log (mib * MIB);

  return fflush (stdout) == 0 ? 0 : 1;
}

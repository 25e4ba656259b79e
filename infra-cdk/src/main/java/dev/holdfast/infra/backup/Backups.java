package dev.holdfast.infra.backup;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanCopyActionProps;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// Two plans: volumes that carry the tag, every day; ledger and tables, as often as the profile
/// says. Each backup is copied into the other region's vault. It is there for mistakes, such as a
/// deletion: the loss of a region is what the journal is for.
final class Backups extends Construct {

    /// Volumes with this tag are backed up, whoever made them.
    private static final String TAG = "Backup";

    private static final String DAILY = "daily";
    private static final String AT_NIGHT = "5";

    private final Site site;
    private final BackupVault vault;
    private final IBackupVault vaultOfPeer;
    private final Role role;

    Backups(Construct scope, Site site, BackupVault vault) {
        super(scope, "backups");
        this.site = site;
        this.vault = vault;
        this.vaultOfPeer = BackupVault.fromBackupVaultArn(this, "vault-of-peer", arnOfPeer());
        this.role =
                Role.Builder.create(this, "role")
                        .roleName(site.name("holdfast-backup"))
                        .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
                        .managedPolicies(
                                List.of(
                                        managed("AWSBackupServiceRolePolicyForBackup"),
                                        managed("AWSBackupServiceRolePolicyForRestores")))
                        .build();
        plan("volumes", everyDay())
                .addSelection("tagged", selection(List.of(BackupResource.fromTag(TAG, DAILY))));
        plan("ledger", schedule()).addSelection("ledger", selection(ledgerAndTables()));
    }

    private BackupPlan plan(String type, Schedule schedule) {
        Duration kept = Duration.days((int) site.profile().backups().retention().toDays());
        return BackupPlan.Builder.create(this, type)
                .backupPlanName(site.name("holdfast-" + type))
                .backupVault(vault)
                .backupPlanRules(
                        List.of(
                                BackupPlanRule.Builder.create()
                                        .ruleName(type)
                                        .scheduleExpression(schedule)
                                        .startWindow(Duration.hours(1))
                                        .completionWindow(Duration.hours(4))
                                        .deleteAfter(kept)
                                        .copyActions(
                                                List.of(
                                                        BackupPlanCopyActionProps.builder()
                                                                .destinationBackupVault(vaultOfPeer)
                                                                .deleteAfter(kept)
                                                                .build()))
                                        .build()))
                .build();
    }

    private Schedule schedule() {
        return switch (site.profile().backups().frequency()) {
            case HOURLY -> Schedule.cron(CronOptions.builder().minute("0").build());
            case DAILY -> everyDay();
        };
    }

    private static Schedule everyDay() {
        return Schedule.cron(CronOptions.builder().minute("0").hour(AT_NIGHT).build());
    }

    private BackupSelectionOptions selection(List<BackupResource> resources) {
        return BackupSelectionOptions.builder().role(role).resources(resources).build();
    }

    private List<BackupResource> ledgerAndTables() {
        DeployedNames names = new DeployedNames(site);
        Stream<String> tables =
                names.tables().stream().map(table -> arn("dynamodb", "table/" + table));
        return Stream.concat(Stream.of(arn("rds", "cluster:" + names.cluster())), tables)
                .map(BackupResource::fromArn)
                .toList();
    }

    private String arn(String service, String resource) {
        return Arns.in(this).at(site, service, resource);
    }

    private String arnOfPeer() {
        String vault = new DeployedNames(site.peer()).vault();
        return Arns.in(this).at(site.peer(), "backup", "backup-vault:" + vault);
    }

    private static IManagedPolicy managed(String name) {
        return ManagedPolicy.fromAwsManagedPolicyName("service-role/" + name);
    }
}

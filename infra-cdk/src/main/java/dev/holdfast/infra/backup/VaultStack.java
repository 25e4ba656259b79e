package dev.holdfast.infra.backup;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.amazon.awscdk.services.backup.BackupVault;
import software.constructs.Construct;

/// The vault of a site: its own backups, and the copies of the other site's.
public final class VaultStack extends RegionStack {

    private final BackupVault vault;

    public VaultStack(Construct app, Site site, Keyring keyring) {
        super(app, site, "vault");
        this.vault =
                BackupVault.Builder.create(this, "vault")
                        .backupVaultName(new DeployedNames(site).vault())
                        .encryptionKey(keyring.key().orElse(null))
                        .blockRecoveryPointDeletion(site.deployment().isRetained())
                        .removalPolicy(site.deployment().removalPolicy())
                        .build();
    }

    BackupVault vault() {
        return vault;
    }
}

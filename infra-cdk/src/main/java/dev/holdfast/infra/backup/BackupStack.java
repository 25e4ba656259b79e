package dev.holdfast.infra.backup;

import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.constructs.Construct;

/// What is backed up at a site, and how often.
public final class BackupStack extends RegionStack {

    public BackupStack(Construct app, Site site, VaultStack vault) {
        super(app, site, "backup");
        new Backups(this, site, vault.vault());
    }
}

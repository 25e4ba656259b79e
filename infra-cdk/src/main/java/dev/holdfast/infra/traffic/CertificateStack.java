package dev.holdfast.infra.traffic;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/// The certificate of a site: for the name that clients use, for the site's own, and for its load
/// balancer. ACM renews it for as long as the records are there that prove the domain.
public final class CertificateStack extends RegionStack {

    private final Certificate certificate;

    public CertificateStack(Construct app, Site site) {
        super(app, site, "certificate");
        DeployedNames names = new DeployedNames(site);
        IHostedZone zone = ZoneStack.of(this, site);
        this.certificate =
                Certificate.Builder.create(this, "certificate")
                        .certificateName(site.name("holdfast"))
                        .domainName(names.apiDomain())
                        .subjectAlternativeNames(
                                List.of(names.regionalApiDomain(), names.serviceDomain()))
                        .validation(CertificateValidation.fromDns(zone))
                        .build();
    }

    public ICertificate certificate() {
        return certificate;
    }
}

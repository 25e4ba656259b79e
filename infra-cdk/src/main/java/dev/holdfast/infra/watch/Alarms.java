package dev.holdfast.infra.watch;

import dev.holdfast.infra.Site;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/// The alarms of a site. Where there is no figure there is nothing to tell: a standby has no
/// requests, and a writer has no lag.
final class Alarms extends Construct {

    private final Site site;
    private final AlarmTopic topic;

    Alarms(Construct scope, Site site, AlarmTopic topic) {
        super(scope, "alarms");
        this.site = site;
        this.topic = topic;
    }

    void watch(List<Watched> list) {
        list.forEach(this::watch);
    }

    private void watch(Watched watched) {
        Alarm alarm =
                Alarm.Builder.create(this, watched.type())
                        .alarmName(site.name(watched.type()))
                        .alarmDescription(watched.meaning())
                        .metric(watched.figure())
                        .comparisonOperator(watched.limit().comparison())
                        .threshold(watched.limit().threshold())
                        .evaluationPeriods(watched.limit().times())
                        .treatMissingData(TreatMissingData.NOT_BREACHING)
                        .build();
        alarm.addAlarmAction(topic.tell());
        alarm.addOkAction(topic.tell());
    }
}

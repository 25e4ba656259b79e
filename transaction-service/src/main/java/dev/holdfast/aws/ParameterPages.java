package dev.holdfast.aws;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/// All parameters below a path, page by page, up to a bound. Fails with [ControlUnavailable].
final class ParameterPages {

    /// The most that the service gives at once.
    private static final int PAGE = 10;

    /// Far more parameters than the product has; whoever has more must not be told of a part.
    private static final int MOST_PAGES = 100;

    private final Function<GetParametersByPathRequest, Uni<GetParametersByPathResponse>> read;

    /// @param read asks for one page, and fails as described
    ParameterPages(Function<GetParametersByPathRequest, Uni<GetParametersByPathResponse>> read) {
        this.read = read;
    }

    /// Only versions that carry the label, and of each parameter the one that does.
    static ParameterStringFilter labelled(String label) {
        return ParameterStringFilter.builder().key("Label").option("Equals").values(label).build();
    }

    Uni<List<Parameter>> of(String path, Optional<ParameterStringFilter> filter) {
        GetParametersByPathRequest.Builder first =
                GetParametersByPathRequest.builder()
                        .path(path)
                        .recursive(true)
                        .withDecryption(true)
                        .maxResults(PAGE);
        filter.ifPresent(first::parameterFilters);
        return from(first.build(), new ArrayList<>(), 1);
    }

    private Uni<List<Parameter>> from(
            GetParametersByPathRequest request, List<Parameter> before, int page) {
        return read.apply(request)
                .chain(answer -> {
                    before.addAll(answer.parameters());
                    return answer.nextToken() == null
                            ? Uni.createFrom().item(List.copyOf(before))
                            : after(answer, request, before, page);
                });
    }

    private Uni<List<Parameter>> after(
            GetParametersByPathResponse answer,
            GetParametersByPathRequest request,
            List<Parameter> before,
            int page) {
        if (page == MOST_PAGES) {
            return Uni.createFrom()
                    .failure(
                            new ControlUnavailable(
                                    Trouble.REFUSED,
                                    "There are more than %d parameters below %s."
                                            .formatted(PAGE * MOST_PAGES, request.path())));
        }
        return from(request.toBuilder().nextToken(answer.nextToken()).build(), before, page + 1);
    }
}

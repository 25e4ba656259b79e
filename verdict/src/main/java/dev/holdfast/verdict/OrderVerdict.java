package dev.holdfast.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a client finds when it compares its own books of orders with the surviving region. Pure.
///
/// @param accepted orders that the service or its queue took in
/// @param fulfilled of all that were asked for
/// @param lost accepted, and not there
/// @param unfinished there, and not at an end
/// @param halfDone at an end that does not agree with the money or the document
/// @param doubled paid or paid back more than once, or contradicted
/// @param changed with another content or another fate than was asked for
/// @param invented money that was moved for orders that nobody placed
public record OrderVerdict(
        long accepted,
        long fulfilled,
        long lost,
        long unfinished,
        long halfDone,
        long doubled,
        long changed,
        long invented) {

    public static OrderVerdict of(OrderBooks books, OrderSurvivors found) {
        Comparison comparison = Comparison.of(books, found);
        return new OrderVerdict(
                comparison.count(books::isAccepted),
                comparison.countFound(OrderSurvivors.Found::isFulfilled),
                comparison.count(order -> books.isAccepted(order) && comparison.isAbsent(order)),
                comparison.countFound(there -> !there.ended()),
                comparison.count(comparison::isHalfDone),
                comparison.count(comparison::isDoubled) + books.contradictions().size(),
                comparison.count(comparison::isChanged),
                comparison.invented());
    }

    /// Whether nothing that the service promised was broken, and something was promised.
    public boolean holds() {
        return accepted > 0 && lost + unfinished + halfDone + doubled + changed + invented == 0;
    }

    /// Both sides, order by order.
    private record Comparison(
            List<PlacedOrder> asked,
            Map<String, OrderSurvivors.Found> found,
            Map<String, List<OrderSurvivors.Moved>> moves) {

        static Comparison of(OrderBooks books, OrderSurvivors survivors) {
            return new Comparison(
                    books.orders(),
                    survivors.orders(),
                    survivors.moves().stream()
                            .collect(Collectors.groupingBy(OrderSurvivors.Moved::order)));
        }

        long count(Predicate<PlacedOrder> which) {
            return asked.stream().filter(which).count();
        }

        long countFound(Predicate<OrderSurvivors.Found> which) {
            return asked.stream().flatMap(order -> there(order).stream()).filter(which).count();
        }

        boolean isAbsent(PlacedOrder order) {
            return there(order).isEmpty();
        }

        private Optional<OrderSurvivors.Found> there(PlacedOrder order) {
            return Optional.ofNullable(found.get(order.id()));
        }

        private List<OrderSurvivors.Moved> moves(PlacedOrder order, boolean back) {
            return moves.getOrDefault(order.id(), List.of()).stream()
                    .filter(moved -> moved.back() == back)
                    .toList();
        }

        boolean isDoubled(PlacedOrder order) {
            return moves(order, false).size() > 1 || moves(order, true).size() > 1;
        }

        /// Money without an order is as half done as an order without its money.
        boolean isHalfDone(PlacedOrder order) {
            int paid = moves(order, false).size();
            int paidBack = moves(order, true).size();
            return there(order).map(it -> isHalfDone(it, paid, paidBack)).orElse(paid > 0);
        }

        private boolean isHalfDone(OrderSurvivors.Found there, int paid, int paidBack) {
            return switch (there.stage()) {
                case "FULFILLED" -> !there.document() || paidBack > 0 || !isPaid(there);
                case "REFUSED", "DECLINED" -> paid > 0;
                case "CANCELLED" -> paid != paidBack;
                case "COMPENSATION_REFUSED" -> true;
                default -> false;
            };
        }

        private boolean isPaid(OrderSurvivors.Found there) {
            return moves(there.order(), false).stream()
                    .anyMatch(moved ->
                            moved.transaction().equals(there.payment())
                                    && moved.amount() == there.order().total());
        }

        /// An order whose lines do not add up is refused, and no other one is.
        boolean isChanged(PlacedOrder order) {
            return there(order)
                    .filter(OrderSurvivors.Found::ended)
                    .filter(it ->
                            !it.order().equals(withFate(order, it))
                                    || it.stage().equals("REFUSED") == order.sound())
                    .isPresent();
        }

        private static PlacedOrder withFate(PlacedOrder order, OrderSurvivors.Found it) {
            return new PlacedOrder(
                    order.id(), order.payer(), order.payee(), order.total(), it.order().sound());
        }

        long invented() {
            Set<String> known = asked.stream().map(PlacedOrder::id).collect(Collectors.toSet());
            return moves.keySet().stream().filter(id -> !known.contains(id)).count();
        }
    }
}

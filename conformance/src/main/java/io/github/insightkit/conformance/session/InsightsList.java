package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.ListPage;
import io.github.insightkit.conformance.requests.ShownInsight;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from the insights list what stands on insights, page by page, within bounds.
 *
 * <p>Where an owner's list can't be read, it is given up. Not safe for use by several threads.
 */
final class InsightsList extends StateReader {
  /** The most insights that the API gives on a page, to find where an insight is. */
  private static final int WIDE = 1_000;

  /** How many to ask for where that is known, so that answers stay small. */
  private static final int NARROW = 20;

  private final Map<Address, Place> places = new HashMap<>();

  /** The lists that aren't in the same order each time, or have pages of their own size. */
  private final Set<String> moving = new HashSet<>();

  /** A page, by its number and by how many insights it was asked to have. */
  private record Place(int page, int size) {

    /** The small page on which the insight with this index on this page should be. */
    Place narrowed(int index) {
      long before = (page - 1L) * size + index;
      return new Place((int) (before / NARROW) + 1, NARROW);
    }
  }

  InsightsList(Contract contract, History.Origin origin, Sending sending, Reads.Source source) {
    super(contract, origin, sending, source);
  }

  @Override
  String resource(Address insight) {
    return contract.operation(insight.scope()).collectionPath(Request.encoded(insight.owner()));
  }

  @Override
  Map<Address, ShownInsight> find(Collection<Address> insights) throws StopRun {
    Map<Address, ShownInsight> found = new LinkedHashMap<>();
    Set<String> incomplete = new HashSet<>();
    for (Address insight : insights) {
      if (reads(insight)
          && !found.containsKey(insight)
          && !incomplete.contains(resource(insight))) {
        find(insight, insights, found);
        if (!found.containsKey(insight)) {
          incomplete.add(resource(insight));
        }
      }
    }
    return found;
  }

  private void find(Address wanted, Collection<Address> others, Map<Address, ShownInsight> found)
      throws StopRun {
    Place known = places.get(wanted);
    if (known != null) {
      Optional<ListPage> page = page(wanted, known);
      page.ifPresent(read -> take(read, known, wanted, others, found));
      if (page.isEmpty() || found.containsKey(wanted)) {
        return;
      }
      places.remove(wanted);
      moving.add(resource(wanted));
    }
    long before = 0;
    for (int number = 1; number <= MOST_PAGES; number++) {
      Place place = new Place(number, WIDE);
      Optional<ListPage> page = page(wanted, place);
      if (page.isEmpty()) {
        return;
      }
      take(page.get(), place, wanted, others, found);
      before += page.get().items().size();
      boolean last = page.get().items().isEmpty() || before == page.get().count();
      if (found.containsKey(wanted) || last) {
        return;
      }
    }
  }

  /** Takes from a page what is wanted of it, and remembers where to look for it the next time. */
  private void take(
      ListPage page,
      Place place,
      Address wanted,
      Collection<Address> others,
      Map<Address, ShownInsight> found) {
    for (int i = 0; i < page.items().size(); i++) {
      ShownInsight item = page.items().get(i);
      Address insight = new Address(wanted.scope(), wanted.owner(), item.id());
      if ((insight.equals(wanted) || others.contains(insight))
          && found.putIfAbsent(insight, item) == null) {
        places.put(insight, moving.contains(resource(wanted)) ? place : place.narrowed(i));
      }
    }
  }

  private Optional<ListPage> page(Address insight, Place place) throws StopRun {
    Reads reads = Reads.bundled();
    Result result =
        look(
            Request.look(
                "%s?%s=%s&%s=%s"
                    .formatted(
                        resource(insight),
                        reads.parameter("size"),
                        place.size(),
                        reads.parameter("page"),
                        place.page())));
    Optional<ListPage> page = ListPage.of(contract.machine(), result);
    if (page.isEmpty()) {
      failed(insight, result);
    }
    return page;
  }
}

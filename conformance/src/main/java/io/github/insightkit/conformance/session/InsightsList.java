package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.ListPage;
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
public final class InsightsList {
  /** The most insights that the API gives on a page, to find where an insight is. */
  private static final int WIDE = 1_000;

  /** How many to ask for where that is known, so that answers stay small. */
  private static final int NARROW = 20;

  /** How many pages one look may take. */
  static final int MOST_PAGES = 20;

  /** How many looks may fail before an owner's list is given up. */
  static final int PATIENCE = 2;

  private final Contract contract;
  private final Sender sender;
  private final Map<Owner, Integer> failures = new HashMap<>();
  private final Map<Address, Place> places = new HashMap<>();

  /** The owners whose lists aren't in the same order each time, or have pages of their own size. */
  private final Set<Owner> moving = new HashSet<>();

  /** A page, by its number and by how many insights it was asked to have. */
  private record Place(int page, int size) {

    /** The small page on which the insight with this index on this page should be. */
    Place narrowed(int index) {
      long before = (page - 1L) * size + index;
      return new Place((int) (before / NARROW) + 1, NARROW);
    }
  }

  private record Owner(String scope, String id) {
    static Owner of(Address insight) {
      return new Owner(insight.scope(), insight.owner());
    }
  }

  /** Sends a request. */
  @FunctionalInterface
  public interface Sender {
    /**
     * Sends it, and waits for what comes of it.
     *
     * @throws StopRun if going on makes no sense
     */
    Result send(Request request) throws StopRun;
  }

  /** The lists of this contract's owners. */
  public InsightsList(Contract contract, Sender sender) {
    this.contract = contract;
    this.sender = sender;
  }

  /** Whether the list that this insight should be on hasn't been given up. */
  public boolean isReadable(Address insight) {
    return failures.getOrDefault(Owner.of(insight), 0) < PATIENCE;
  }

  /**
   * What the lists show of these insights; those that they don't have are left out.
   *
   * @throws StopRun if going on makes no sense
   */
  public Map<Address, ListPage.Item> find(Collection<Address> insights) throws StopRun {
    Map<Address, ListPage.Item> found = new LinkedHashMap<>();
    Set<Owner> incomplete = new HashSet<>();
    for (Address insight : insights) {
      if (isReadable(insight)
          && !found.containsKey(insight)
          && !incomplete.contains(Owner.of(insight))) {
        find(insight, insights, found);
        if (!found.containsKey(insight)) {
          incomplete.add(Owner.of(insight));
        }
      }
    }
    return found;
  }

  /** Notes that an insight that was changed isn't on the list that was read. */
  public void missed(Address insight) {
    failures.merge(Owner.of(insight), 1, Integer::sum);
  }

  private void find(Address wanted, Collection<Address> others, Map<Address, ListPage.Item> found)
      throws StopRun {
    Place known = places.get(wanted);
    if (known != null) {
      Optional<ListPage> page = page(wanted, known);
      page.ifPresent(read -> take(read, known, wanted, others, found));
      if (page.isEmpty() || found.containsKey(wanted)) {
        return;
      }
      places.remove(wanted);
      moving.add(Owner.of(wanted));
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
      Map<Address, ListPage.Item> found) {
    for (int i = 0; i < page.items().size(); i++) {
      ListPage.Item item = page.items().get(i);
      Address insight = new Address(wanted.scope(), wanted.owner(), item.id());
      if ((insight.equals(wanted) || others.contains(insight))
          && found.putIfAbsent(insight, item) == null) {
        places.put(insight, moving.contains(Owner.of(wanted)) ? place : place.narrowed(i));
      }
    }
  }

  private Optional<ListPage> page(Address insight, Place place) throws StopRun {
    Operation operation = contract.operation(insight.scope());
    String list = operation.collectionPath(Request.encoded(insight.owner()));
    Result result =
        sender.send(
            Request.look("%s?per_page=%s&page=%s".formatted(list, place.size(), place.page())));
    Optional<ListPage> page = ListPage.of(contract.machine(), result);
    if (page.isEmpty()) {
      // A refusal is final; anything else may have been a passing trouble.
      boolean refused = result instanceof Result.Response response && response.status() / 100 == 4;
      failures.merge(Owner.of(insight), refused ? PATIENCE : 1, Integer::sum);
    }
    return page;
  }
}

package io.github.insightkit.sdk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a list or a log holds, fetched page by page as one goes.
 *
 * <p>Nothing is sent before the first entry is asked for, and no page before the one before it is
 * used up. Each iterator and each stream reads anew, from the first page. An entry whose identifier
 * came before in the same reading is left out. What moves between the pages while they are read may
 * still be missed: the API gives no snapshot.
 *
 * <p>Asking for an entry throws an {@link InsightsException} if its page can't be had; the options
 * hold for each page. An iterator may be asked again after that, and asks for the same page. A page
 * is read up to 4 MiB. Immutable and safe for use by many threads; an iterator isn't.
 *
 * @param <T> what is read
 */
public final class PagedRead<T> implements Iterable<T> {
  private final Transport transport;
  private final PageSource<T> first;
  private final CallOptions options;

  PagedRead(Transport transport, PageSource<T> first, CallOptions options) {
    this.transport = transport;
    this.first = first;
    this.options = options;
  }

  /**
   * Changes how long and how often each page is asked for.
   *
   * @param options the options, in place of those before
   * @return the same reading with these options
   */
  public PagedRead<T> with(CallOptions options) {
    return new PagedRead<>(transport, first, options);
  }

  /**
   * Gives the asynchronous twin.
   *
   * @return the same reading with the same options, for which nobody waits
   */
  public AsyncPagedRead<T> async() {
    return new AsyncPagedRead<>(transport, first, options);
  }

  /**
   * Reads page by page.
   *
   * @return the pages; at least one, and none but the first is ever empty before doubles are left
   *     out
   */
  public Iterable<Page<T>> pages() {
    return PageIterator::new;
  }

  /**
   * Reads entry by entry.
   *
   * @return a new iterator, which starts at the first page
   */
  @Override
  public Iterator<T> iterator() {
    return stream().iterator();
  }

  /**
   * Reads entry by entry.
   *
   * @return a sequential stream, which needn't be closed
   */
  public Stream<T> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(new PageIterator(), Spliterator.ORDERED), false)
        .flatMap(page -> page.entries().stream());
  }

  private final class PageIterator implements Iterator<Page<T>> {
    private final PageTurner<T> turner = new PageTurner<>(first);
    private @Nullable Page<T> ready;

    @Override
    public boolean hasNext() {
      if (ready == null && turner.hasNext()) {
        ready = turner.take(transport.send(turner.request(transport, options)));
      }
      return ready != null;
    }

    @Override
    public Page<T> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("Expected another page, got the end of the reading");
      }
      Page<T> page = Objects.requireNonNull(ready);
      ready = null;
      return page;
    }
  }
}

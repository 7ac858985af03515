package io.github.insightkit.sdk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks names up as another does, in a thread of its own: a look-up can't be cut off, and a caller
 * waits for it no longer than for anything else. All who ask for one name at once share an answer.
 */
final class BoundedDns implements Dns {
  /** Names at once; there are few, and one for each is all that is ever under way. */
  private static final int THREADS = 8;

  private final Dns dns;
  private final ExecutorService threads = Threads.pool("insights-lookup", THREADS);
  private final ConcurrentMap<String, FutureTask<List<InetAddress>>> underway =
      new ConcurrentHashMap<>();

  BoundedDns(Dns dns) {
    this.dns = dns;
  }

  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    Attempt attempt = Attempt.current();
    if (attempt == null) {
      return dns.lookup(name);
    }
    try {
      return shared(name).get(attempt.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw unknown("nobody said in time which address this has: " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown("interrupted while looking up " + name, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException known) {
        throw known;
      }
      throw unknown("looking up " + name + " failed: " + e.getCause(), e);
    }
  }

  private FutureTask<List<InetAddress>> shared(String name) {
    FutureTask<List<InetAddress>> mine =
        new FutureTask<>(
            () -> {
              try {
                return dns.lookup(name);
              } finally {
                underway.remove(name);
              }
            });
    FutureTask<List<InetAddress>> theirs = underway.putIfAbsent(name, mine);
    if (theirs != null) {
      return theirs;
    }
    try {
      threads.execute(mine);
    } catch (Throwable e) {
      underway.remove(name, mine);
      throw e;
    }
    return mine;
  }

  private static UnknownHostException unknown(String text, Exception cause) {
    UnknownHostException failure = new UnknownHostException(text);
    failure.initCause(cause);
    return failure;
  }
}

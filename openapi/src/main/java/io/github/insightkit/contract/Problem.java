package io.github.insightkit.contract;

import tools.jackson.core.JsonPointer;

/**
 * One thing that is wrong with the contract, told in one line.
 *
 * @param place a JSON pointer into the document, or a line and a column where there is no tree yet
 * @param expected what the place should hold
 * @param came what it holds
 * @param todo what the author can do about it
 */
record Problem(String place, String expected, String came, String todo) {

  Problem {
    came = came.isBlank() ? "nothing" : came;
  }

  static Problem at(JsonPointer pointer, String expected, String came, String todo) {
    String place = pointer.toString();
    return new Problem(place.isEmpty() ? "(root)" : place, expected, came, todo);
  }

  @Override
  public String toString() {
    return "%s: expected %s, came %s; %s"
        .formatted(place, expected, came, todo)
        .replaceAll("\\s+", " ");
  }
}

package io.github.insightkit.conformance.command;

/** The version of the kit, as its jar says. */
final class KitVersion {
  private KitVersion() {}

  /** The version; "unpackaged" where the kit doesn't run from its jar. */
  static String get() {
    String version = KitVersion.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}

// ProGuard reads the JDK's classes from its jmods, and some JDKs from 24 on come without.
return new File(System.getProperty('java.home'), 'jmods').directory

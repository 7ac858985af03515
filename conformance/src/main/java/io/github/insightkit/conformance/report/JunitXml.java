package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.rules.Judgement;
import io.github.insightkit.conformance.rules.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit XML, as build servers read it: one test case a rule, named by its id.
 *
 * <p>What the format has no word for is skipped, with the reason; a warning passes and stands in
 * the test's output. Whatever a server sent, the file is well-formed XML 1.0.
 */
final class JunitXml {
  private static final int LONGEST_ANSWER = 2_000;

  private JunitXml() {}

  static String of(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suite(xml, report);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("can't write XML to memory", e);
    }
    return text + "\n";
  }

  private static void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
    List<Judgement> judgements = report.judgements();
    xml.writeStartElement("testsuite");
    attribute(xml, "name", "insight-conformance");
    attribute(xml, "tests", String.valueOf(judgements.size()));
    attribute(xml, "failures", count(judgements, Outcome.FAILURE));
    attribute(xml, "errors", count(judgements, Outcome.ERROR));
    attribute(xml, "skipped", count(judgements, Outcome.SKIPPED));
    attribute(xml, "time", String.format(Locale.ROOT, "%.3f", report.durationMillis() / 1000.0));
    attribute(xml, "timestamp", report.started().toString());
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    property(xml, "baseUrl", report.history().origin().baseUrl());
    property(xml, "verdict", report.verdict().toString());
    property(xml, "seed", String.valueOf(report.history().origin().seed()));
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
    for (Judgement judgement : judgements) {
      testCase(xml, report, judgement);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void testCase(XMLStreamWriter xml, Report report, Judgement judgement)
      throws XMLStreamException {
    String message = judgement.finding().message();
    String proof = Counterexample.of(report.history(), judgement.finding(), LONGEST_ANSWER).text();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "insight-conformance." + judgement.rule().area());
    attribute(xml, "name", judgement.rule().id());
    attribute(xml, "time", "0");
    switch (Outcome.of(judgement.verdict())) {
      case PASSED -> {}
      case FAILURE -> complaint(xml, "failure", judgement, message, proof);
      case ERROR -> complaint(xml, "error", judgement, message, proof);
      case SKIPPED -> {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement("skipped");
        attribute(xml, "message", judgement.verdict() + ": " + message);
      }
    }
    xml.writeCharacters("\n    ");
    xml.writeStartElement("system-out");
    characters(
        xml,
        judgement.rule().title()
            + "\n"
            + judgement.verdict()
            + ": "
            + message
            + (judgement.verdict() == Verdict.WARN && !proof.isEmpty() ? "\n" + proof : ""));
    xml.writeEndElement();
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void complaint(
      XMLStreamWriter xml, String element, Judgement judgement, String message, String proof)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement(element);
    attribute(xml, "type", judgement.verdict() + " " + judgement.rule().level());
    attribute(xml, "message", message);
    characters(
        xml,
        judgement.rule().title()
            + " ("
            + judgement.rule().source()
            + ")\n"
            + message
            + "\n"
            + proof
            + "\nLook at: "
            + judgement.rule().requirement().lookAt());
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, Excerpt.visible(value));
  }

  /** Lines stay lines; everything else that XML can't carry is shown as an escape. */
  private static void characters(XMLStreamWriter xml, String text) throws XMLStreamException {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      xml.writeCharacters((i == 0 ? "" : "\n") + Excerpt.visible(lines[i]));
    }
  }

  private static String count(List<Judgement> judgements, Outcome outcome) {
    return String.valueOf(
        judgements.stream()
            .filter(judgement -> Outcome.of(judgement.verdict()) == outcome)
            .count());
  }

  /** The outcomes that the format knows. */
  private enum Outcome {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED;

    static Outcome of(Verdict verdict) {
      return switch (verdict) {
        case PASS, WARN -> PASSED;
        case FAIL, STALE_KNOWN -> FAILURE;
        case HARNESS_ERROR -> ERROR;
        case NOT_APPLICABLE, UNTESTABLE, INCONCLUSIVE, KNOWN -> SKIPPED;
      };
    }
  }
}

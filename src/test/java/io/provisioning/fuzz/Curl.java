package io.provisioning.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request as a line for bash that sends it, byte for byte; the key, which is of a test, is left to the reader. */
final class Curl {

    private Curl() {}

    static String of(Draft draft) {
        StringBuilder line = new StringBuilder("curl -i --path-as-is --globoff -X " + quoted(draft.method));
        line.append(" \\\n  ").append(quoted("http://127.0.0.1:8080" + draft.target()));
        for (Map.Entry<String, String> header : draft.headers.entrySet()) {
            if (header.getKey().equals("Authorization") && header.getValue().startsWith("App ")) {
                line.append(" \\\n  -H \"Authorization: App $KEY\"");
            } else if (!header.getKey().equals("Host")) {
                line.append(" \\\n  -H ").append(quoted(header.getKey() + ": " + header.getValue()));
            }
        }
        if (draft.chunked) {
            line.append(" -H 'Transfer-Encoding: chunked'");
        }
        if (draft.hasBody()) {
            line.append(" \\\n  --data-binary ").append(quoted(new String(draft.text(), StandardCharsets.ISO_8859_1)));
        }
        return line + "\n  # KEY: of " + draft.keyOf;
    }

    /** What is no visible ASCII is written in hexadecimal; of a long run of one character, how many. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("$'");
        for (int i = 0; i < text.length(); i++) {
            int run = run(text, i);
            if (run > 200) {
                quoted.append("'\"$(printf '")
                        .append(escaped(text.charAt(i)))
                        .append("%.0s' {1..")
                        .append(run)
                        .append("})\"$'");
                i += run - 1;
            } else {
                quoted.append(escaped(text.charAt(i)));
            }
        }
        return quoted.append("'").toString();
    }

    private static int run(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == text.charAt(from)) {
            to++;
        }
        return to - from;
    }

    private static String escaped(char character) {
        if (character < ' ' || character > '~' || character == '\'' || character == '\\') {
            return "\\x%02x".formatted((int) character);
        }
        return String.valueOf(character);
    }
}

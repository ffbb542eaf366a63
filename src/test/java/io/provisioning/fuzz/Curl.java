package io.provisioning.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A request as lines for bash that send it, byte for byte; the key, which is of a test, is left to the reader. */
final class Curl {

    private static final int LONG = 200;

    private Curl() {}

    static String of(Draft draft) {
        return "# KEY: of " + draft.keyOf + "\n" + (isForCurl(draft) ? curl(draft) : raw(draft));
    }

    /** No argument of a program has a NUL in it. */
    private static boolean isForCurl(Draft draft) {
        return (draft.target() + draft.headers).indexOf(0) < 0;
    }

    private static String curl(Draft draft) {
        boolean isPlainHead = draft.method.equals("HEAD") && !draft.hasBody();
        String written = draft.hasBody() ? printed(latin(draft.text())) + " |\n" : "";
        StringBuilder line = new StringBuilder(written + "curl -i --max-time 60 ");
        line.append(isPlainHead ? "-I" : "-X " + argument(draft.method));
        line.append(" --request-target ").append(argument(draft.target())).append(" http://127.0.0.1:8080");
        for (Map.Entry<String, String> header : draft.headers.entrySet()) {
            line.append(" \\\n  -H ").append(header(draft, header.getKey(), header.getValue()));
        }
        if (draft.chunked && draft.hasBody()) {
            line.append(" \\\n  -H 'Transfer-Encoding: chunked'");
        }
        for (String own : new String[] {"User-Agent", "Accept", "Content-Type", "Expect"}) {
            if (!draft.headers.containsKey(own)) {
                line.append(" -H '").append(own).append(":'"); // Else curl has one of its own.
            }
        }
        return line.append(draft.hasBody() ? " --data-binary @-" : "").toString();
    }

    private static String header(Draft draft, String name, String value) {
        if (isKey(draft, name, value)) {
            return "\"Authorization: App $KEY\"";
        }
        return argument(value.isBlank() ? name + ";" : name + ": " + value);
    }

    private static boolean isKey(Draft draft, String name, String value) {
        return name.equals("Authorization") && value.equals("App " + draft.key);
    }

    private static String raw(Draft draft) {
        String request = latin(draft.bytes());
        String key = "\r\nAuthorization: App " + draft.key + "\r\n";
        int at = request.indexOf(key);
        String all = at < 0
                ? printed(request)
                : "{ %s; printf '\\r\\nAuthorization: App %%s\\r\\n' \"$KEY\"; %s; }"
                        .formatted(printed(request.substring(0, at)), printed(request.substring(at + key.length())));
        return "exec 3<>/dev/tcp/127.0.0.1/8080\n" + all + " >&3\ntimeout 60 cat <&3";
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String argument(String text) {
        return "$'" + pieces(text, piece -> piece, run -> "'\"$(" + run + ")\"$'") + "'";
    }

    private static String printed(String text) {
        return "{ printf -- '" + pieces(text, piece -> piece.replace("%", "%%"), run -> "'; " + run + "; printf -- '")
                + "'; }";
    }

    /** What is no visible ASCII is written in hexadecimal; of a long run of one character, how many. */
    private static String pieces(String text, UnaryOperator<String> piece, UnaryOperator<String> longRun) {
        StringBuilder pieces = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int run = run(text, i);
            if (run > LONG) {
                pieces.append(
                        longRun.apply("head -c %d /dev/zero | tr '\\0' '\\%03o'".formatted(run, (int) character)));
                i += run - 1;
            } else {
                pieces.append(piece.apply(escaped(character)));
            }
        }
        return pieces.toString();
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

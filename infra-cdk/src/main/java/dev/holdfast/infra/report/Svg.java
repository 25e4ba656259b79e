package dev.holdfast.infra.report;

/// Shapes of a drawing, in the house's colours.
final class Svg {
    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private int height;

    Svg(int width) {
        this.width = width;
    }

    /// A place on the drawing, in pixels from its upper left corner.
    record Frame(int x, int y, int width, int height) {

        int centre() {
            return x + width / 2;
        }

        int middle() {
            return y + height / 2;
        }
    }

    void box(Frame frame, String fill, String stroke) {
        height = Math.max(height, frame.y() + frame.height());
        shapes.append(
                ("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\""
                                + " stroke=\"%s\"/>\n")
                        .formatted(
                                frame.x(), frame.y(), frame.width(), frame.height(), fill, stroke));
    }

    void title(int x, int y, String text, String colour) {
        shapes.append(
                "<text x=\"%d\" y=\"%d\" font-weight=\"600\" fill=\"%s\">%s</text>\n"
                        .formatted(x, y, colour, escaped(text)));
    }

    void note(int x, int y, String text) {
        shapes.append(
                "<text x=\"%d\" y=\"%d\" font-size=\"12\" fill=\"#52606d\">%s</text>\n"
                        .formatted(x, y, escaped(text)));
    }

    void line(int fromX, int fromY, int toX, int toY) {
        shapes.append(
                ("<path d=\"M%d %dL%d %d\" stroke=\"#7b8794\" stroke-dasharray=\"4 4\""
                                + " fill=\"none\"/>\n")
                        .formatted(fromX, fromY, toX, toY));
    }

    /// @param description for those who cannot see it
    String document(String title, String description) {
        int bottom = height + 24;
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        role="img" aria-labelledby="title desc" font-family="system-ui, -apple-system, \
        'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="14">
        <title id="title">%s</title>
        <desc id="desc">%s</desc>
        <rect width="%d" height="%d" rx="10" fill="#ffffff"/>
        %s</svg>
        """
                .formatted(
                        width,
                        bottom,
                        width,
                        bottom,
                        escaped(title),
                        escaped(description),
                        width,
                        bottom,
                        shapes);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

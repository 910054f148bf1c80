import Testing

@testable import Messages

/// What is told to curl stays one option, whatever it holds.
@Suite struct CurlTests {
    @Test func uneValeurNeSortPasDeSaLigne() {
        var c = Curl.Configuration()
        let avant = c.texte
        c.option("header", "X: a\r\nurl = \"file:///etc/passwd\"\n\\")
        #expect(c.texte == avant + "header = \"X: a\\r\\nurl = \\\"file:///etc/passwd\\\"\\n\\\\\"\n")
    }
}

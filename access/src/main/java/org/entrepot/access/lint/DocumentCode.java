package org.entrepot.access.lint;

/** What is found before any rule is asked. */
public enum DocumentCode implements LintCode {
    /** The dialect does not take the document at all. */
    REFUSED;

    @Override
    public About about() {
        return new About(Severity.ERROR, "the dialect does not take the document", "write what the message asks for");
    }
}

package org.entrepot.access.lint;

/** What is found before any rule is asked. */
public enum DocumentCode implements LintCode {
    /** The dialect does not take the document at all. */
    REFUSED;

    @Override
    public String code() {
        return name();
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String what() {
        return "the dialect does not take the document";
    }

    @Override
    public String fix() {
        return "write what the message asks for";
    }
}

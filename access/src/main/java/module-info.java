/** What is allowed: CORS rules, permission policies, access control lists and identities. Pure: no I/O, no HTTP. */
module org.entrepot.access {
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires java.xml;

    exports org.entrepot.access;
    exports org.entrepot.access.acl;
    exports org.entrepot.access.cases;
    exports org.entrepot.access.cors;
    exports org.entrepot.access.cors.analysis;
    exports org.entrepot.access.cors.cases;
    exports org.entrepot.access.cors.explain;
    exports org.entrepot.access.cors.lint;
    exports org.entrepot.access.cors.notation;
    exports org.entrepot.access.identity;
    exports org.entrepot.access.lint;
    exports org.entrepot.access.policy;
    exports org.entrepot.access.policy.analysis;
    exports org.entrepot.access.policy.cases;
    exports org.entrepot.access.policy.explain;
    exports org.entrepot.access.policy.lint;
    exports org.entrepot.access.policy.notation;
    exports org.entrepot.access.text;
}

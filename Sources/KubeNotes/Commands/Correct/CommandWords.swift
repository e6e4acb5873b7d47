/// Words that people try in place of a command of kubectl.
enum CommandWords {
  /// Words for the subcommands of a path.
  static func synonyms(of path: String) -> [String: String] {
    path == "kubectl" ? synonyms : groupSynonyms[path] ?? [:]
  }

  private static let groupSynonyms: [String: [String: String]] = [
    "kubectl rollout": [
      "rollback": "undo", "revert": "undo", "back": "undo", "stop": "pause", "start": "resume",
      "continue": "resume", "list": "history", "log": "history", "state": "status",
      "revisions": "history",
    ],
    "kubectl config": [
      "get-context": "get-contexts", "list-contexts": "get-contexts", "contexts": "get-contexts",
      "list": "get-contexts", "switch-context": "use-context", "switch": "use-context",
      "change-context": "use-context", "current": "current-context", "show": "view",
      "get": "view", "add-context": "set-context", "create-context": "set-context",
      "set-namespace": "set-context --current --namespace", "remove-context": "delete-context",
    ],
    "kubectl auth": ["check": "can-i", "me": "whoami"],
    "kubectl set": ["imageversion": "image", "limits": "resources", "environment": "env"],
  ]

  /// Verbs of other tools and of plain language.
  private static let synonyms: [String: String] = [
    "list": "get", "ls": "get", "show": "get", "find": "get", "ps": "get pods", "view": "get",
    "remove": "delete", "rm": "delete", "del": "delete", "destroy": "delete", "kill": "delete",
    "restart": "rollout restart", "rollback": "rollout undo", "inspect": "describe",
    "log": "logs", "forward": "port-forward", "execute": "exec", "copy": "cp", "tail": "logs -f",
    "resize": "scale", "stop": "delete", "update": "apply", "start": "run", "launch": "run",
    "change-context": "config use-context", "switch-context": "config use-context",
    "namespace": "config set-context --current --namespace", "image": "set image",
    "env": "set env", "usage": "top",
  ]

  /// Plugins that many people have; a near command is not what they meant.
  static let plugins: Set<String> = [
    "access-matrix", "ai", "argo", "assert", "blame", "calico", "capacity", "cert-manager",
    "cilium",
    "cnpg", "cost", "ctx", "debug-shell", "deprecations", "df-pv", "directpv", "evict", "example",
    "exec-as", "explore", "fleet", "foreach", "fuzzy", "gadget", "get-all", "graph", "grep", "hns",
    "ice", "iexec", "images", "ingress-nginx", "janitor", "konfig", "kots", "krew", "ktop", "kudo",
    "kuttl", "lineage", "minio", "modify-secret", "mtail", "neat", "node-shell", "ns", "oidc-login",
    "outdated", "pexec", "popeye", "preflight", "prompt", "rbac-lookup", "relay",
    "resource-capacity", "rolesum", "rook-ceph", "score", "secretdata", "sniff", "ssh", "stern",
    "strace", "support-bundle", "topology", "trace", "tree", "unused-volumes", "vela",
    "view-allocations", "view-cert", "view-secret", "view-utilization", "virt", "vpa", "warp",
    "who-can",
  ]

  /// The commonest commands first, for words that could be several.
  static let popular = [
    "get", "describe", "apply", "create", "delete", "logs", "exec", "run", "rollout", "scale",
    "expose", "edit", "explain", "set", "label", "annotate", "top", "config", "drain", "cordon",
    "uncordon", "taint", "port-forward", "cp", "patch", "replace", "wait", "auth", "version",
  ]
}

import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The files that are written beside their places, which a signal that ends the process removes.
///
/// A signal can come at any instruction, so its handler takes no lock and asks for no memory: it
/// walks a list in plain memory that only ever grows at its head, and calls `unlink`. A name that
/// has been renamed meanwhile is no longer there, and none is given twice to different processes.
struct StagedFiles: @unchecked Sendable {
  private struct Node {
    let path: UnsafeMutablePointer<CChar>
    let next: UnsafeMutablePointer<Node>?
  }

  /// The list of this process; its creation installs the handlers.
  static let shared = StagedFiles()

  /// Guards the head against two threads, never held by a handler.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  /// The newest file, at a fixed place in memory.
  private let head: UnsafeMutablePointer<UnsafeMutablePointer<Node>?>

  private init() {
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
    head = .allocate(capacity: 1)
    head.initialize(to: nil)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] {
      // A parent may have started the process from a thread that had the signal blocked.
      var set = sigset_t()
      sigemptyset(&set)
      sigaddset(&set, number)
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      var old = sigaction()
      guard sigaction(number, nil, &old) == 0, old.isDefault else { continue }
      signal(number) { number in
        StagedFiles.shared.removeAll()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Adds a file that is about to be created.
  func add(_ path: String) {
    guard let copy = strdup(path) else { return }
    pthread_mutex_lock(lock)
    let node = UnsafeMutablePointer<Node>.allocate(capacity: 1)
    node.initialize(to: Node(path: copy, next: head.pointee))
    head.pointee = node
    pthread_mutex_unlock(lock)
  }

  private func removeAll() {
    var node = head.pointee
    while let current = node {
      unlink(current.pointee.path)
      node = current.pointee.next
    }
  }
}

extension sigaction {
  /// Whether the signal has its usual effect; `nohup` has one ignored.
  fileprivate var isDefault: Bool {
    #if canImport(Darwin)
    unsafeBitCast(__sigaction_u.__sa_handler, to: Int.self) == 0
    #else
    unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == 0
    #endif
  }
}

/// A part of what the notes teach. The raw value is the name of the folder.
package enum Topic: String, Sendable, Hashable, Codable, CaseIterable {
  case scheduling
  case probes
  case services
  case controllers
  case components
  case kubectl
  case configuration
  case storage
  case security
  case troubleshooting
  case images

  /// The name that people read.
  package var name: Bilingual {
    switch self {
    case .scheduling: Bilingual(ko: "스케줄링", en: "Scheduling")
    case .probes: Bilingual(ko: "프로브", en: "Probes")
    case .services: Bilingual(ko: "서비스와 네트워킹", en: "Services and networking")
    case .controllers: Bilingual(ko: "컨트롤러", en: "Controllers")
    case .components: Bilingual(ko: "구성 요소", en: "Components")
    case .kubectl: Bilingual(ko: "kubectl", en: "kubectl")
    case .configuration: Bilingual(ko: "설정", en: "Configuration")
    case .storage: Bilingual(ko: "스토리지", en: "Storage")
    case .security: Bilingual(ko: "보안", en: "Security")
    case .troubleshooting: Bilingual(ko: "문제 해결", en: "Troubleshooting")
    case .images: Bilingual(ko: "이미지", en: "Images")
    }
  }
}

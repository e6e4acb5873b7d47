internal import Foundation

/// −Σ ln p, with one logarithm for many factors: products of 32 factors of at least 1e-7 are far from
/// the smallest Double.
struct LogProduct {
  private(set) var count = 0
  private var sum = 0.0
  private var product = 1.0

  @inline(__always)
  mutating func multiply(_ probability: Double) {
    product *= probability
    count += 1
    if count & 31 == 0 {
      sum -= log(product)
      product = 1
    }
  }

  var loss: Double { sum - log(product) }
}

/// The loop over answers in which parameters are fitted: memory states together with their exact
/// derivatives by all parameters, carried forward along each card once.
///
/// A card's stability depends on one of w0 ... w3 only, the one of its first grade, so derivatives
/// are rows of 18: that initial stability, then w4 ... w20. Formulas: "The Algorithm" (see `FSRS`),
/// differentiated by hand; a test compares them with central differences.
struct CardPass {
  static let width = 18

  /// Rows in which the derivative of each w ends up, for w4 and above.
  @inline(__always)
  static func lane(_ w: Int) -> Int { w - 3 }

  private let c: FSRSCoefficients
  private let w: UnsafeMutablePointer<Double>
  private let wantsDerivatives: Bool
  private let wantsInformation: Bool
  /// ∂S and ∂R of the present card; w4 ... w7 of ∂D.
  private let dS: UnsafeMutablePointer<Double>
  private let dR: UnsafeMutablePointer<Double>
  /// Sums for each first grade: gradient and information, 18 and 18 × 18.
  let gradient: UnsafeMutablePointer<Double>
  let information: UnsafeMutablePointer<Double>
  private(set) var past = LogProduct()
  private(set) var held = LogProduct()

  init(_ coefficients: FSRSCoefficients, detail: Likelihood.Detail) {
    c = coefficients
    wantsDerivatives = detail != .loss
    wantsInformation = detail == .information
    let width = Self.width
    w = .allocate(capacity: coefficients.w.count)
    w.initialize(from: coefficients.w, count: coefficients.w.count)
    dS = .allocate(capacity: width)
    dR = .allocate(capacity: width)
    gradient = .allocate(capacity: 4 * width)
    information = .allocate(capacity: 4 * width * width)
    dS.initialize(repeating: 0, count: width)
    dR.initialize(repeating: 0, count: width)
    gradient.initialize(repeating: 0, count: 4 * width)
    information.initialize(repeating: 0, count: 4 * width * width)
  }

  func deallocate() {
    w.deallocate()
    dS.deallocate()
    dR.deallocate()
    gradient.deallocate()
    information.deallocate()
  }

  /// Adds one card's answers.
  mutating func add(
    grades: UnsafePointer<UInt8>, elapsed: UnsafePointer<Double>, days: UnsafePointer<Int32>,
    count: Int, window: TrainingWindow
  ) {
    guard days[0] < window.end else { return }
    let width = Self.width
    let first = Int(grades[0]) - 1
    let ownGradient = gradient + first * width
    let ownInformation = information + first * width * width
    let decay = c.decay
    let factor = c.factor

    var s = w[first]
    var d = c.firstDifficulty[first].value
    var d4 = c.firstDifficulty[first].byW4
    var d5 = c.firstDifficulty[first].byW5
    var d6 = 0.0
    var d7 = 0.0
    if wantsDerivatives {
      dS.update(repeating: 0, count: width)
      dS[0] = 1
    }

    for index in 1..<max(count, 1) {
      let day = days[index]
      if day >= window.end { break }
      let grade = Int(grades[index])
      let t = elapsed[index]
      var next: Double
      // ∂S' = keep·∂S + byD·∂D + byR·∂R + what is added to single lanes.
      var keep = 1.0
      var byD = 0.0
      var byR = 0.0
      if t > 0 {
        let x = t / s
        let base = 1 + factor * x
        let lnBase = log(base)
        let recall = exp(decay * lnBase)
        let forgotten = 1 - recall
        let isRemembered = grade > 1
        let probability = min(max(isRemembered ? recall : forgotten, 1e-7), 1)
        if day >= window.held {
          held.multiply(probability)
        } else {
          past.multiply(probability)
        }
        let slope = recall * decay / base
        if wantsDerivatives {
          let recallByS = -slope * factor * x / s
          for lane in 0..<width { dR[lane] = recallByS * dS[lane] }
          dR[17] -= recall * lnBase + slope * x * c.factorSlope
          let push = (isRemembered ? -1 : 1) / probability
          for lane in 0..<width { ownGradient[lane] += push * dR[lane] }
          if wantsInformation {
            let other = max(1 - probability, 1e-7)
            Self.accumulate(dR, 1 / (probability * other), ownInformation)
          }
        }
        if isRemembered {
          let lnS = log(s)
          let growth = exp(w[8] - w[9] * lnS)
          let power = exp(w[10] * forgotten)
          let bonus = grade == 2 ? w[15] : (grade == 4 ? w[16] : 1)
          let plain = growth * (11 - d) * (power - 1)
          let increase = plain * bonus
          next = s * (1 + increase)
          if wantsDerivatives {
            keep = 1 + increase - w[9] * increase
            byD = -s * growth * (power - 1) * bonus
            byR = -s * growth * (11 - d) * bonus * w[10] * power
          }
          advance(keep, byD, byR, d4, d5, d6, d7)
          if wantsDerivatives {
            dS[5] += s * increase
            dS[6] -= s * increase * lnS
            dS[7] += s * growth * (11 - d) * bonus * forgotten * power
            if grade == 2 { dS[12] += s * plain }
            if grade == 4 { dS[13] += s * plain }
          }
        } else {
          let lnD = log(d)
          let lnS1 = log(s + 1)
          let scale = exp(w[14] * forgotten - w[12] * lnD)
          let power = exp(w[13] * lnS1)
          let lapsed = w[11] * scale * (power - 1)
          let ceiling = s * c.lapseCeiling
          if lapsed <= ceiling {
            next = lapsed
            if wantsDerivatives {
              keep = w[11] * scale * w[13] * power / (s + 1)
              byD = -w[12] / d * lapsed
              byR = -w[14] * lapsed
              advance(keep, byD, byR, d4, d5, d6, d7)
              dS[8] += scale * (power - 1)
              dS[9] -= lnD * lapsed
              dS[10] += w[11] * scale * power * lnS1
              dS[11] += forgotten * lapsed
            }
          } else {
            next = ceiling
            advance(c.lapseCeiling, 0, 0, d4, d5, d6, d7)
            if wantsDerivatives {
              dS[14] -= w[18] * ceiling
              dS[15] -= w[17] * ceiling
            }
          }
        }
      } else {
        let rating = Double(grade - 3) + w[18]
        let lnS = log(s)
        let growth = exp(w[17] * rating - w[19] * lnS)
        if grade >= 2 && growth < 1 {
          next = s
        } else {
          next = s * growth
          advance(growth * (1 - w[19]), 0, 0, d4, d5, d6, d7)
          if wantsDerivatives {
            dS[14] += next * rating
            dS[15] += next * w[17]
            dS[16] -= next * lnS
          }
        }
      }
      if next < 0.001 || next > 36_500 {
        next = next < 0.001 ? 0.001 : 36_500
        if wantsDerivatives { dS.update(repeating: 0, count: width) }
      }
      s = next

      let rating = Double(grade - 3)
      let damped = d - w[6] * rating * (10 - d) / 9
      let mixed = w[7] * c.difficultyEasy + (1 - w[7]) * damped
      if wantsDerivatives {
        let carry = (1 - w[7]) * (1 + w[6] * rating / 9)
        d4 = carry * d4 + w[7]
        d5 = carry * d5 - 3 * w[7] * c.easyExponential
        d6 = carry * d6 - (1 - w[7]) * rating * (10 - d) / 9
        d7 = carry * d7 + c.difficultyEasy - damped
        if mixed < 1 || mixed > 10 {
          d4 = 0
          d5 = 0
          d6 = 0
          d7 = 0
        }
      }
      d = MemoryState.clampedDifficulty(mixed)
    }
  }

  @inline(__always)
  private func advance(
    _ keep: Double, _ byD: Double, _ byR: Double, _ d4: Double, _ d5: Double, _ d6: Double,
    _ d7: Double
  ) {
    guard wantsDerivatives else { return }
    if byR != 0 {
      for lane in 0..<Self.width { dS[lane] = keep * dS[lane] + byR * dR[lane] }
    } else {
      for lane in 0..<Self.width { dS[lane] *= keep }
    }
    dS[1] += byD * d4
    dS[2] += byD * d5
    dS[3] += byD * d6
    dS[4] += byD * d7
  }

  /// information += weight·v·vᵀ (upper triangle, in pairs of rows).
  @inline(__always)
  private static func accumulate(
    _ v: UnsafeMutablePointer<Double>, _ weight: Double,
    _ information: UnsafeMutablePointer<Double>
  ) {
    let pairs = UnsafeRawPointer(v).assumingMemoryBound(to: SIMD2<Double>.self)
    let matrix = UnsafeMutableRawPointer(information).assumingMemoryBound(to: SIMD2<Double>.self)
    let half = width / 2
    for block in 0..<half {
      let upper = SIMD2(repeating: weight * v[2 * block])
      let lower = SIMD2(repeating: weight * v[2 * block + 1])
      let upperRow = matrix + 2 * block * half
      let lowerRow = upperRow + half
      for column in block..<half {
        let pair = pairs[column]
        upperRow[column] += upper * pair
        lowerRow[column] += lower * pair
      }
    }
  }
}
